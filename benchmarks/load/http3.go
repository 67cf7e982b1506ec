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
	"errors"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/lucas-clemente/quic-go"
	"github.com/lucas-clemente/quic-go/http3"
)

const (
	alpnHTTP3 = "h3"

	// Large enough that a download never waits for this side.
	streamWindow     = 4 << 20
	connectionWindow = 16 << 20
	idleTimeout      = 30 * time.Second
)

type http3Connection struct {
	http *http3.RoundTripper
	quic quic.Connection
}

func (c http3Connection) RoundTrip(request *http.Request) (*http.Response, error) {
	return c.http.RoundTrip(request)
}

func (c http3Connection) usable() bool {
	return c.quic.Context().Err() == nil
}

func (c http3Connection) close() {
	// What it says is of no use any more.
	_ = c.http.Close()
}

func http3Dialer(o options, opened *atomic.Int64) dialer {
	config := &quic.Config{
		Versions:                       []quic.VersionNumber{quic.Version1},
		HandshakeIdleTimeout:           o.timeout,
		MaxIdleTimeout:                 idleTimeout,
		MaxIncomingStreams:             -1,
		InitialStreamReceiveWindow:     streamWindow,
		MaxStreamReceiveWindow:         streamWindow,
		InitialConnectionReceiveWindow: connectionWindow,
		MaxConnectionReceiveWindow:     connectionWindow,
	}
	return func(ctx context.Context) (connection, error) {
		conn, err := quic.DialAddrEarlyContext(ctx, o.address(), tlsConfig(alpnHTTP3), config)
		if err != nil {
			return nil, err
		}
		select {
		case <-conn.HandshakeComplete().Done():
		case <-conn.Context().Done():
			return nil, errors.New("the server has closed the connection during the handshake")
		case <-ctx.Done():
			_ = conn.CloseWithError(0, "")
			return nil, ctx.Err()
		}
		opened.Add(1)
		return http3Connection{roundTripper(conn, config), conn}, nil
	}
}

// RoundTripper has the one connection: it would keep a broken one for ever.
func roundTripper(conn quic.EarlyConnection, config *quic.Config) *http3.RoundTripper {
	return &http3.RoundTripper{
		DisableCompression: true,
		TLSClientConfig:    tlsConfig(alpnHTTP3),
		QuicConfig:         config,
		Dial: func(context.Context, string, *tls.Config, *quic.Config) (quic.EarlyConnection, error) {
			return conn, nil
		},
	}
}
