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
	"io"
	"strings"
	"testing"
)

func TestOptionsOutOfBoundsAreRefused(t *testing.T) {
	for arguments, want := range map[string]string{
		"-port 1 -protocol h4":                  "'h4'",
		"-port 0":                               "-port must be",
		"-port 1 -path hello":                   "'hello'",
		"-port 1 -connections 64 -streams 17":   "at most 1024",
		"-port 1 -connections 0":                "-connections",
		"-port 1 -protocol h1 -streams 2":       "raise -connections",
		"-port 1 -send -1":                      "-send must be",
		"-port 1 -max-failures 0":               "-max-failures",
		"-port 1 -warm-up -1s":                  "-warm-up",
		"-port 1 -duration 0s":                  "-duration",
		"-port 1 -timeout 11m":                  "-timeout",
		"-port 1 https://elsewhere.example.com": "'https://elsewhere.example.com'",
	} {
		_, err := parse(strings.Fields(arguments), io.Discard)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("parse(%s) = %v, want %s", arguments, err, want)
		}
	}
}

func TestRequestsGoToThisMachineOnly(t *testing.T) {
	o, err := parse(strings.Fields("-port 8443 -path /hello"), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if o.address() != "127.0.0.1:8443" || o.url() != "https://localhost:8443/hello" {
		t.Errorf("address() = %s, url() = %s", o.address(), o.url())
	}
}
