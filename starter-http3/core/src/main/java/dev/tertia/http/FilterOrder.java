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
package dev.tertia.http;

/**
 * The order of the filters that every request passes, with gaps of 100 for those of applications.
 *
 * <p>All but the last two run before Spring Security's filter, which has the order {@link
 * #AUTHENTICATION}.
 *
 * @since 0.1.0
 */
public final class FilterOrder {

    /** Writes a line on each exchange when it has ended. */
    public static final int REQUEST_LOG = -600;

    /** Answers with a problem whatever fails after it. */
    public static final int ERROR_GUARD = -500;

    /** Finds the address of the client behind proxies. */
    public static final int CLIENT_ADDRESS = -400;

    /** Answers preflight requests and refuses foreign origins. */
    public static final int CORS = -300;

    /** Limits requests by what is known before authentication, such as the client's address. */
    public static final int ADDRESS_LIMIT = -200;

    /** Spring Security's filter. */
    public static final int AUTHENTICATION = -100;

    /** Limits requests by who sent them. */
    public static final int PRINCIPAL_LIMIT = 0;

    /** Answers from stored responses. */
    public static final int RESPONSE_CACHE = 100;

    private FilterOrder() {}
}
