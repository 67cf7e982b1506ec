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
	"flag"
	"fmt"
	"io"
	"strings"
	"time"
)

const (
	maxInFlight = 1024
	maxBytes    = 64 << 20
	maxDuration = 10 * time.Minute
)

// Options say what to do. There is no host among them: all requests go to this machine.
type options struct {
	protocol    string
	port        int
	path        string
	origin      string
	connections int
	streams     int
	warmUp      time.Duration
	duration    time.Duration
	timeout     time.Duration
	send        int
	receive     int64
	answer      string
	maxFailures int64
	serverPid   int
}

func parse(arguments []string, usage io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("load", flag.ContinueOnError)
	flags.SetOutput(usage)
	flags.StringVar(&o.protocol, "protocol", "h3", "h1, h2 or h3, all of them over TLS")
	flags.IntVar(&o.port, "port", 0, "port of the server on the loopback address")
	flags.StringVar(&o.path, "path", "/", "path to ask for")
	flags.StringVar(&o.origin, "origin", "", "value of the header field Origin; none if it is empty")
	flags.IntVar(&o.connections, "connections", 1, "connections")
	flags.IntVar(&o.streams, "streams", 1, "requests in flight on each connection; 1 over h1")
	flags.DurationVar(&o.warmUp, "warm-up", time.Second, "time before the measurement, whose failures count")
	flags.DurationVar(&o.duration, "duration", 5*time.Second, "time that is measured")
	flags.DurationVar(&o.timeout, "timeout", 30*time.Second, "time for one request, or for one handshake")
	flags.IntVar(&o.send, "send", 0, "bytes of the request's body; with any, the method is POST")
	flags.Int64Var(&o.receive, "receive", -1, "bytes that a response must have; any number if negative")
	flags.StringVar(&o.answer, "answer", "", "text that a response must be; any if it is empty")
	flags.Int64Var(&o.maxFailures, "max-failures", 1000, "failures that end it early")
	flags.IntVar(&o.serverPid, "server-pid", 0, "process whose processor time is measured as well; none if 0")
	if err := flags.Parse(arguments); err != nil {
		return o, err
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("options begin with '-', but one was '%s'", flags.Arg(0))
	}
	return o, o.check()
}

func (o options) check() error {
	switch {
	case o.protocol != "h1" && o.protocol != "h2" && o.protocol != "h3":
		return fmt.Errorf("-protocol must be h1, h2 or h3 but was '%s'", o.protocol)
	case o.port < 1 || o.port > 65535:
		return fmt.Errorf("-port must be from 1 to 65535 but was %d", o.port)
	case !strings.HasPrefix(o.path, "/"):
		return fmt.Errorf("-path must begin with '/' but was '%s'", o.path)
	case o.connections < 1 || o.streams < 1 || o.connections > maxInFlight/o.streams:
		return fmt.Errorf("-connections and -streams must be 1 or more, and their product at most %d, but they were %d and %d",
			maxInFlight, o.connections, o.streams)
	case o.protocol == "h1" && o.streams != 1:
		return fmt.Errorf("-streams must be 1 over h1 but was %d: raise -connections", o.streams)
	case o.send < 0 || o.send > maxBytes:
		return fmt.Errorf("-send must be from 0 to %d but was %d", maxBytes, o.send)
	case o.maxFailures < 1:
		return fmt.Errorf("-max-failures must be 1 or more but was %d", o.maxFailures)
	}
	return o.checkTimes()
}

func (o options) checkTimes() error {
	switch {
	case o.warmUp < 0 || o.warmUp > maxDuration:
		return fmt.Errorf("-warm-up must be from 0 to %v but was %v", maxDuration, o.warmUp)
	case o.duration <= 0 || o.duration > maxDuration:
		return fmt.Errorf("-duration must be positive and at most %v but was %v", maxDuration, o.duration)
	case o.timeout <= 0 || o.timeout > maxDuration:
		return fmt.Errorf("-timeout must be positive and at most %v but was %v", maxDuration, o.timeout)
	}
	return nil
}

// Address is where all connections go.
func (o options) address() string {
	return fmt.Sprintf("127.0.0.1:%d", o.port)
}

// URL has the name that the certificates of the servers are for.
func (o options) url() string {
	return fmt.Sprintf("https://localhost:%d%s", o.port, o.path)
}
