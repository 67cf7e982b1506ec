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

package main

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"sync/atomic"
)

// Larger than what is usual, so that TLS records of large bodies are full.
const bufferBytes = 64 << 10

// A http1Connection opens another connection by itself when the server has closed the last one.
type http1Connection struct {
	*http.Transport
}

func (http1Connection) usable() bool {
	return true
}

func (c http1Connection) close() {
	c.CloseIdleConnections()
}

func http1Dialer(o options, opened *atomic.Int64) dialer {
	dialTLS := func(ctx context.Context, network, _ string) (net.Conn, error) {
		tcp := tls.Dialer{Config: tlsConfig("http/1.1")}
		conn, err := tcp.DialContext(ctx, network, o.address())
		if err == nil {
			opened.Add(1)
		}
		return conn, err
	}
	return func(context.Context) (connection, error) {
		return http1Connection{&http.Transport{
			DialTLSContext:      dialTLS,
			DisableCompression:  true,
			MaxConnsPerHost:     1,
			MaxIdleConnsPerHost: 1,
			ReadBufferSize:      bufferBytes,
			WriteBufferSize:     bufferBytes,
		}}, nil
	}
}
