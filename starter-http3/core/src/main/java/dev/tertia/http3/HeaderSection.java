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

import io.netty.handler.codec.http3.Http3Headers;
import io.netty.util.AsciiString;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

/**
 * What makes a request malformed (RFC 9114 §4.2, §4.3, §10.3) beside what the codec looks for: it
 * knows which pseudo-headers there must be, but not what they and the fields may hold.
 */
final class HeaderSection {

    private static final AsciiString HOST = AsciiString.cached("host");

    private static final AsciiString TE = AsciiString.cached("te");

    private static final Set<AsciiString> CONNECTION_SPECIFIC =
            Set.of(
                    AsciiString.cached("connection"),
                    AsciiString.cached("keep-alive"),
                    AsciiString.cached("proxy-connection"),
                    AsciiString.cached("transfer-encoding"),
                    AsciiString.cached("upgrade"));

    private HeaderSection() {}

    /** Names the first field that is wrong, or nothing. */
    static @Nullable CharSequence fault(Http3Headers headers) {
        for (Map.Entry<CharSequence, CharSequence> field : headers) {
            if (!isValid(field.getKey(), field.getValue())) {
                return field.getKey();
            }
        }
        return hasTarget(headers) ? null : Http3Headers.PseudoHeaderName.METHOD.value();
    }

    /** Trailers have no pseudo-headers, which the codec knows. */
    static @Nullable CharSequence faultOfTrailers(Http3Headers trailers) {
        for (Map.Entry<CharSequence, CharSequence> field : trailers) {
            if (!isValidField(field.getKey(), field.getValue())) {
                return field.getKey();
            }
        }
        return null;
    }

    private static boolean isValid(CharSequence name, CharSequence value) {
        Http3Headers.PseudoHeaderName pseudoHeader =
                Http3Headers.PseudoHeaderName.getPseudoHeader(name);
        return (pseudoHeader != null)
                ? isValidPseudoHeader(pseudoHeader, value)
                : isValidField(name, value);
    }

    private static boolean isValidPseudoHeader(
            Http3Headers.PseudoHeaderName name, CharSequence value) {
        return switch (name) {
            case METHOD -> FieldSyntax.isToken(value);
            case SCHEME -> FieldSyntax.isScheme(value);
            case AUTHORITY -> FieldSyntax.isAuthority(value);
            case PATH -> FieldSyntax.isPath(value);
            // A status is for responses; extended CONNECT (RFC 9220) is not announced.
            case STATUS, PROTOCOL -> false;
        };
    }

    private static boolean isValidField(CharSequence name, CharSequence value) {
        if (!FieldSyntax.isFieldName(name) || !FieldSyntax.isFieldValue(value)) {
            return false;
        }
        AsciiString field = AsciiString.of(name);
        if (field.equals(HOST)) {
            return FieldSyntax.isAuthority(value);
        }
        if (field.equals(TE)) {
            return AsciiString.contentEqualsIgnoreCase("trailers", value);
        }
        return !CONNECTION_SPECIFIC.contains(field);
    }

    /** The codec takes a section for a response if it does not look like a request. */
    private static boolean hasTarget(Http3Headers headers) {
        CharSequence method = headers.method();
        return method != null
                && (!AsciiString.contentEquals("*", headers.path())
                        || AsciiString.contentEquals("OPTIONS", method));
    }
}
