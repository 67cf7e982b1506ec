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
	"bytes"
	"context"
	"io"
	"net/http"
	"time"
)

const readBytes = 32 << 10

// Exchange makes the same request again and again, one at a time, and looks at each response.
type exchange struct {
	options  options
	slot     *slot
	template *http.Request
	body     []byte
	version  string
	buffer   []byte
}

func newExchange(o options, slot *slot, body []byte) (*exchange, error) {
	method := http.MethodGet
	if o.send > 0 {
		method = http.MethodPost
	}
	template, err := http.NewRequest(method, o.url(), nil)
	if err != nil {
		return nil, err
	}
	if o.origin != "" {
		template.Header.Set("Origin", o.origin)
	}
	if o.send > 0 {
		template.Header.Set("Content-Type", "application/octet-stream")
		template.ContentLength = int64(o.send)
	}
	versions := map[string]string{"h1": "HTTP/1.1", "h2": "HTTP/2.0", "h3": "HTTP/3.0"}
	return &exchange{o, slot, template, body, versions[o.protocol], make([]byte, readBytes)}, nil
}

// Run returns the bytes of the response's body.
func (e *exchange) run() (int64, *failure) {
	ctx, cancel := context.WithTimeout(context.Background(), e.options.timeout)
	defer cancel()
	connection, err := e.slot.connection(ctx)
	if err != nil {
		return 0, &failure{kindConnect, err}
	}
	response, err := connection.RoundTrip(e.request(ctx))
	if err != nil {
		return 0, transportFailure(ctx, err)
	}
	defer response.Body.Close()
	received, same, err := e.read(response.Body)
	if err != nil {
		return received, transportFailure(ctx, err)
	}
	return received, e.check(response, received, same)
}

func (e *exchange) request(ctx context.Context) *http.Request {
	request := e.template.WithContext(ctx)
	if len(e.body) > 0 {
		request.GetBody = func() (io.ReadCloser, error) {
			return io.NopCloser(bytes.NewReader(e.body)), nil
		}
		request.Body = io.NopCloser(bytes.NewReader(e.body))
	}
	return request
}

// Read returns how many bytes there are, and whether they are the answer that is expected, of which there may be none.
func (e *exchange) read(body io.Reader) (received int64, same bool, err error) {
	missing := []byte(e.options.answer)
	same = true
	for {
		n, err := body.Read(e.buffer)
		received += int64(n)
		if e.options.answer != "" && same {
			same = bytes.HasPrefix(missing, e.buffer[:n])
			missing = missing[min(n, len(missing)):]
		}
		if err == io.EOF {
			return received, same && (e.options.answer == "" || len(missing) == 0), nil
		}
		if err != nil {
			return received, same, err
		}
	}
}

func (e *exchange) check(response *http.Response, received int64, same bool) *failure {
	switch {
	case response.Proto != e.version:
		return failed(kindProtocol, "%s instead of %s", response.Proto, e.version)
	case response.StatusCode != http.StatusOK:
		return failed(kindStatus, "%d instead of %d", response.StatusCode, http.StatusOK)
	case e.options.receive >= 0 && received != e.options.receive:
		return failed(kindLength, "%d bytes instead of %d", received, e.options.receive)
	case !same:
		return failed(kindContent, "%d bytes that are not '%s'", received, e.options.answer)
	}
	return nil
}

func min[N int | time.Duration](a, b N) N {
	if a < b {
		return a
	}
	return b
}
