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
	"sync/atomic"

	"golang.org/x/net/http2"
)

type http2Connection struct {
	*http2.ClientConn
}

func (c http2Connection) usable() bool {
	return c.CanTakeNewRequest()
}

func (c http2Connection) close() {
	// What it says is of no use any more.
	_ = c.ClientConn.Close()
}

func http2Dialer(o options, opened *atomic.Int64) dialer {
	// Requests wait when the server takes fewer streams, instead of failing.
	transport := &http2.Transport{DisableCompression: true, StrictMaxConcurrentStreams: true}
	return func(ctx context.Context) (connection, error) {
		tcp := tls.Dialer{Config: tlsConfig(http2.NextProtoTLS)}
		conn, err := tcp.DialContext(ctx, "tcp", o.address())
		if err != nil {
			return nil, err
		}
		err = checkProtocol(conn.(*tls.Conn).ConnectionState(), http2.NextProtoTLS)
		if err != nil {
			_ = conn.Close()
			return nil, err
		}
		client, err := transport.NewClientConn(conn)
		if err != nil {
			_ = conn.Close()
			return nil, err
		}
		opened.Add(1)
		return http2Connection{client}, nil
	}
}
