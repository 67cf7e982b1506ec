/*
 * Copyright 2026 the Tertia authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package dev.tertia.http.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;

import io.github.bucket4j.TimeMeter;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.LongAdder;

/** The buckets of one policy. Thread-safe. */
final class LocalBuckets {

    private final TimeMeter timeMeter;

    private final Cache<String, LocalBucket> buckets;

    private volatile LocalQuota quota;

    LocalBuckets(RateLimitPolicy policy, int maxKeys, TimeMeter timeMeter, LongAdder evictions) {
        this.timeMeter = timeMeter;
        this.quota = LocalQuota.of(policy.bandwidths());
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(maxKeys)
                        .ticker(timeMeter::currentTimeNanos)
                        .expireAfter(
                                Expiry.<String, LocalBucket>accessing(
                                        (key, bucket) -> bucket.keepUnused()))
                        .evictionListener((key, bucket, cause) -> {
                            if (cause == RemovalCause.SIZE) {
                                evictions.increment();
                            }
                        })
                        .build();
    }

    LocalBucket get(RateLimitPolicy policy, String key) {
        LocalQuota current = quotaOf(policy);
        LocalBucket bucket =
                this.buckets.get(key, absent -> new LocalBucket(current, this.timeMeter));
        return following(bucket, current, key);
    }

    /** Returns no bucket where there would be a full one. */
    @Nullable LocalBucket find(RateLimitPolicy policy, String key) {
        LocalBucket bucket = this.buckets.getIfPresent(key);
        return (bucket != null) ? following(bucket, quotaOf(policy), key) : null;
    }

    long size() {
        return this.buckets.estimatedSize();
    }

    private LocalBucket following(LocalBucket bucket, LocalQuota current, String key) {
        if (!bucket.follows(current)) {
            bucket.follow(current);
            // Finding it before has set the time to keep it by the old quota.
            var _ = this.buckets.getIfPresent(key);
        }
        return bucket;
    }

    private LocalQuota quotaOf(RateLimitPolicy policy) {
        LocalQuota current = this.quota;
        if (!current.bandwidths().equals(policy.bandwidths())) {
            current = LocalQuota.of(policy.bandwidths());
            this.quota = current;
        }
        return current;
    }
}
