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
package dev.tertia.http3;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http3.Http3Headers;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Judges a request by its header section.
 *
 * @param limits what a request may cost
 * @param maxFieldSectionSize largest header section, counted as RFC 9114 §4.2.2 counts it
 */
record RequestRules(RequestLimits limits, long maxFieldSectionSize) {

    /** What each field line counts beside its characters. */
    private static final int FIELD_OVERHEAD = 32;

    /** Returns why the request is refused, or {@code null}. */
    @Nullable Refusal check(Http3Headers headers) {
        CharSequence path = headers.path();
        if (path != null && path.length() > this.limits.maxUriLength()) {
            return Refusal.URI_LENGTH;
        }
        if (size(headers) > this.maxFieldSectionSize) {
            return Refusal.FIELD_SECTION_SIZE;
        }
        return isTooLarge(headers) ? Refusal.BODY_SIZE : null;
    }

    private static long size(Http3Headers headers) {
        long size = 0;
        for (Map.Entry<CharSequence, CharSequence> field : headers) {
            size += field.getKey().length() + field.getValue().length() + FIELD_OVERHEAD;
        }
        return size;
    }

    private boolean isTooLarge(Http3Headers headers) {
        return this.limits.maxBodySize() < Long.MAX_VALUE
                && headers.getLong(HttpHeaderNames.CONTENT_LENGTH, 0) > this.limits.maxBodySize();
    }
}
