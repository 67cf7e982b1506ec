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
	"os"
	"testing"
	"time"
)

func TestProcessorTimeIsFoundBehindAnyName(t *testing.T) {
	got, err := processTime("7 (a) b) S 1 7 7 0 -1 4194304 100 0 0 0 150 50 0 0 20 0 1 0 100")
	if err != nil || got != 2*time.Second {
		t.Errorf("processTime() = %v, %v", got, err)
	}
}

func TestShortLinesAreRefused(t *testing.T) {
	if _, err := processTime("7 (a) S 1"); err == nil {
		t.Error("no error")
	}
}

func TestProcessesThatHaveEndedAreNamed(t *testing.T) {
	if _, err := readCPUTimes(os.Getpid()); err != nil {
		t.Error(err)
	}
	if _, err := readCPUTimes(1 << 30); err == nil {
		t.Error("no error")
	}
}
