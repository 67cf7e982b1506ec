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
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"github.com/lucas-clemente/quic-go/http3"
)

var handler = http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
	switch request.URL.Path {
	case "/slow":
		time.Sleep(time.Second)
	case "/missing":
		response.WriteHeader(http.StatusNotFound)
	case "/upload":
		received, _ := io.Copy(io.Discard, request.Body)
		fmt.Fprint(response, received)
	default:
		fmt.Fprint(response, "hello")
	}
})

// Serve starts a server of all three protocols and returns its port.
func serve(t *testing.T) int {
	tcp := httptest.NewUnstartedServer(handler)
	tcp.EnableHTTP2 = true
	tcp.StartTLS()
	t.Cleanup(tcp.Close)
	port := tcp.Listener.Addr().(*net.TCPAddr).Port
	udp, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1), Port: port})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = udp.Close() })
	config := http3.ConfigureTLSConfig(&tls.Config{Certificates: tcp.TLS.Certificates})
	quic := &http3.Server{Handler: handler, TLSConfig: config}
	go func() { _ = quic.Serve(udp) }()
	return port
}

func expected(port int) options {
	return options{
		protocol: "h2", port: port, path: "/hello", connections: 2, streams: 1, receive: 5, answer: "hello",
		warmUp: 100 * time.Millisecond, duration: 200 * time.Millisecond, timeout: 5 * time.Second, maxFailures: 50,
		serverPid: os.Getpid(),
	}
}

func run(t *testing.T, o options) result {
	result, err := newLoad(o).run()
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestAllProtocolsAreCounted(t *testing.T) {
	port := serve(t)
	for _, protocol := range []string{"h1", "h2", "h3"} {
		o := expected(port)
		o.protocol = protocol
		r := run(t, o)
		if r.Requests == 0 || r.WarmUpRequests == 0 || r.Failed+r.WarmUpFailed > 0 || r.Connections != 2 {
			t.Errorf("%s: %+v", protocol, r)
		}
		if r.ReceivedBytes != 5*r.Requests || r.P50Millis > r.P99Millis || r.ClientCPUSeconds == 0 {
			t.Errorf("%s: %+v", protocol, r)
		}
	}
}

func TestBodiesAreSent(t *testing.T) {
	port := serve(t)
	for _, protocol := range []string{"h1", "h2", "h3"} {
		o := expected(port)
		o.protocol, o.path, o.send, o.answer, o.receive = protocol, "/upload", 1<<20, "1048576", 7
		if r := run(t, o); r.Requests+r.WarmUpRequests == 0 || r.Failed+r.WarmUpFailed > 0 {
			t.Errorf("%s: %+v", protocol, r)
		}
	}
}

func TestFailuresAreCountedByKindAndEndItEarly(t *testing.T) {
	port := serve(t)
	for kind, change := range map[string]func(*options){
		kindStatus:  func(o *options) { o.path = "/missing" },
		kindLength:  func(o *options) { o.receive = 6 },
		kindContent: func(o *options) { o.answer = "hollo" },
		kindTimeout: func(o *options) { o.path, o.timeout = "/slow", 10*time.Millisecond },
	} {
		o := expected(port)
		o.duration, o.maxFailures = time.Minute, 5
		change(&o)
		r := run(t, o)
		if r.Failures[kind] < 5 || !r.EndedEarly || r.Requests != 0 || r.FirstFailure == "" || r.WarmUpFailed == 0 {
			t.Errorf("%s: %+v", kind, r)
		}
	}
}

func TestEachProtocolTellsThatItIsLate(t *testing.T) {
	o := expected(serve(t))
	o.path, o.timeout = "/slow", 50*time.Millisecond
	for _, protocol := range []string{"h1", "h2", "h3"} {
		o.protocol = protocol
		if r := run(t, o); r.Failures[kindTimeout] == 0 || len(r.Failures) > 1 {
			t.Errorf("%s: %+v", protocol, r)
		}
	}
}

func TestServersThatAreNotThereFailToConnect(t *testing.T) {
	for _, protocol := range []string{"h1", "h2", "h3"} {
		o := expected(1)
		o.protocol, o.timeout = protocol, 200*time.Millisecond
		if r := run(t, o); r.Failures[kindConnect] == 0 || r.Requests != 0 {
			t.Errorf("%s: %+v", protocol, r)
		}
	}
}

func TestConnectionsThatHaveEndedAreReplaced(t *testing.T) {
	o := expected(serve(t))
	closing := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Connection", "close")
		handler(w, r)
	}))
	closing.EnableHTTP2 = true
	closing.StartTLS()
	defer closing.Close()
	o.port = closing.Listener.Addr().(*net.TCPAddr).Port
	for _, protocol := range []string{"h1", "h2"} {
		o.protocol = protocol
		if r := run(t, o); r.Connections <= 2 || r.Requests == 0 || r.Failed+r.WarmUpFailed > 0 {
			t.Errorf("%s: %+v", protocol, r)
		}
	}
}
