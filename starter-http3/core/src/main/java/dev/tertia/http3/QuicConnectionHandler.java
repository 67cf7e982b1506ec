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

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.util.AttributeKey;

import java.util.Map;

/**
 * What serves the requests of QUIC connections.
 *
 * @param initializer sharable handler that sets up each connection's channel
 * @param streamOptions options of each stream's channel
 * @param attributes attributes of each connection's channel
 * @param streamAttributes attributes of each stream's channel
 */
record QuicConnectionHandler(
        ChannelHandler initializer,
        Map<ChannelOption<?>, ?> streamOptions,
        Map<AttributeKey<?>, ?> attributes,
        Map<AttributeKey<?>, ?> streamAttributes) {}
