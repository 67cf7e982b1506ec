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
	"math"
	"testing"
	"time"
)

func TestPercentilesAreWithinTheWidthOfAClass(t *testing.T) {
	var h histogram
	for micros := 1; micros <= 1000; micros++ {
		h.add(time.Duration(micros) * time.Microsecond)
	}
	for share, want := range map[float64]time.Duration{
		0.5: 500 * time.Microsecond, 0.99: 990 * time.Microsecond, 1: time.Millisecond,
	} {
		got := h.percentile(share)
		if math.Abs(float64(got-want)) > 0.04*float64(want) {
			t.Errorf("percentile(%v) = %v, want %v", share, got, want)
		}
	}
	if got := h.greatest(); got != time.Millisecond {
		t.Errorf("greatest() = %v", got)
	}
}

func TestEmptyHistogramKnowsNothing(t *testing.T) {
	var h histogram
	if got := h.percentile(0.99); got != 0 {
		t.Errorf("percentile(0.99) = %v", got)
	}
}

func TestDurationsBeyondTheClassesCount(t *testing.T) {
	var h histogram
	h.add(math.MaxInt64)
	h.add(-1)
	if got := h.percentile(1); got < 1000*time.Second {
		t.Errorf("percentile(1) = %v", got)
	}
	if got := h.percentile(0.5); got < 1 || got > 2 {
		t.Errorf("percentile(0.5) = %v", got)
	}
}
