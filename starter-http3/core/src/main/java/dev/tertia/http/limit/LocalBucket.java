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

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketListener;
import io.github.bucket4j.MathType;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.local.LockFreeBucket;

import java.time.Duration;

/** The bucket of one key, which follows the quota of its policy. Thread-safe. */
final class LocalBucket {

    private final Bucket bucket;

    private volatile LocalQuota quota;

    LocalBucket(LocalQuota quota, TimeMeter timeMeter) {
        this.quota = quota;
        this.bucket =
                new LockFreeBucket(
                        quota.configuration(),
                        MathType.INTEGER_64_BITS,
                        timeMeter,
                        BucketListener.NOPE);
    }

    Duration keepUnused() {
        return this.quota.keepUnused();
    }

    boolean follows(LocalQuota current) {
        return this.quota.equals(current);
    }

    synchronized void follow(LocalQuota current) {
        if (!follows(current)) {
            this.bucket.replaceConfiguration(
                    current.configuration(), TokensInheritanceStrategy.AS_IS);
            this.quota = current;
        }
    }

    RateLimitDecision tryConsume(long cost, RateLimitStore store) {
        var probe = this.bucket.tryConsumeAndReturnRemaining(cost);
        long nanos =
                probe.isConsumed()
                        ? probe.getNanosToWaitForReset()
                        : probe.getNanosToWaitForRefill();
        return new RateLimitDecision(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                nanos + this.quota.roundedNanos(),
                store);
    }

    void giveBack(long cost) {
        this.bucket.addTokens(cost);
    }

    long available() {
        return this.bucket.getAvailableTokens();
    }

    void reset() {
        this.bucket.reset();
    }
}
