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
	"errors"
	"fmt"
	"net"
	"sync"
)

// What can be wrong with a request.
const (
	kindConnect   = "connect"
	kindTimeout   = "timeout"
	kindTransport = "transport"
	kindProtocol  = "protocol"
	kindStatus    = "status"
	kindLength    = "length"
	kindContent   = "content"
)

// Failure is a request that was not as it should be.
type failure struct {
	kind  string
	cause error
}

func (f *failure) Error() string {
	return f.kind + ": " + f.cause.Error()
}

func failed(kind, format string, arguments ...any) *failure {
	return &failure{kind, fmt.Errorf(format, arguments...)}
}

// TransportFailure tells why there is no response, or not the whole of it.
func transportFailure(ctx context.Context, err error) *failure {
	var operation *net.OpError
	switch {
	case errors.As(err, &operation) && operation.Op == "dial":
		return &failure{kindConnect, err}
	// Not every protocol gives that as the reason.
	case ctx.Err() != nil:
		return &failure{kindTimeout, err}
	}
	return &failure{kindTransport, err}
}

// Failures counts by kind, of which there are few. It may be used by many at once.
type failures struct {
	mutex  sync.Mutex
	counts map[string]int64
	first  string
	total  int64
}

// Add returns how many there are now.
func (f *failures) add(failure *failure) int64 {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if f.counts == nil {
		f.counts = make(map[string]int64)
		f.first = failure.Error()
	}
	f.counts[failure.kind]++
	f.total++
	return f.total
}
