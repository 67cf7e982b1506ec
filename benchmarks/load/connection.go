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
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// A server that refuses connections is not asked for one by each request that waits.
const reconnectPause = 200 * time.Millisecond

// Connection carries requests, those of one connection.
type connection interface {
	http.RoundTripper
	// Usable tells whether it can carry another request.
	usable() bool
	close()
}

type dialer func(ctx context.Context) (connection, error)

// Slot keeps one connection open: another one follows when it has come to its end. It may be used by many at once.
type slot struct {
	dial     dialer
	mutex    sync.Mutex
	current  connection
	failure  error
	failedAt time.Time
}

func (s *slot) connection(ctx context.Context) (connection, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.current != nil && s.current.usable() {
		return s.current, nil
	}
	if s.failure != nil && time.Since(s.failedAt) < reconnectPause {
		return nil, s.failure
	}
	// Not closed: other requests may still be under way on it.
	s.current, s.failure = s.dial(ctx)
	if s.failure != nil {
		s.current = nil
		s.failedAt = time.Now()
		return nil, s.failure
	}
	return s.current, nil
}

func (s *slot) close() {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.current != nil {
		s.current.close()
	}
}

func newDialer(o options, opened *atomic.Int64) dialer {
	switch o.protocol {
	case "h1":
		return http1Dialer(o, opened)
	case "h2":
		return http2Dialer(o, opened)
	}
	return http3Dialer(o, opened)
}

// TLSConfig trusts every certificate, as the servers have made theirs themselves.
func tlsConfig(alpn string) *tls.Config {
	return &tls.Config{
		ServerName:         "localhost",
		InsecureSkipVerify: true,
		NextProtos:         []string{alpn},
	}
}

func checkProtocol(state tls.ConnectionState, alpn string) error {
	if state.NegotiatedProtocol != alpn {
		return fmt.Errorf("the server has chosen the protocol '%s' instead of '%s'", state.NegotiatedProtocol, alpn)
	}
	return nil
}
