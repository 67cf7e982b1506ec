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
	"math/bits"
	"sync/atomic"
	"time"
)

const (
	stepBits = 5
	// Classes for each power of two: each is 3 % wide.
	steps  = 1 << stepBits
	powers = 40
)

// Histogram counts durations from a nanosecond to some minutes, of a fixed size. It may be used by many at once.
type histogram struct {
	counts [powers * steps]atomic.Int64
	max    atomic.Int64
}

func (h *histogram) add(duration time.Duration) {
	nanos := uint64(1)
	if duration > 1 {
		nanos = uint64(duration)
	}
	h.counts[class(nanos)].Add(1)
	for {
		max := h.max.Load()
		if int64(nanos) <= max || h.max.CompareAndSwap(max, int64(nanos)) {
			return
		}
	}
}

func class(nanos uint64) int {
	power := bits.Len64(nanos) - 1
	if power >= powers {
		return powers*steps - 1
	}
	step := nanos << stepBits >> power
	return power*steps + int(step) - steps
}

// Percentile returns what a share of all durations do not exceed, or 0 if there are none.
func (h *histogram) percentile(share float64) time.Duration {
	var total int64
	for i := range h.counts {
		total += h.counts[i].Load()
	}
	if total == 0 {
		return 0
	}
	wanted := int64(math.Max(1, math.Ceil(float64(total)*share)))
	var seen int64
	for i := range h.counts {
		seen += h.counts[i].Load()
		if seen >= wanted {
			return min(upperEnd(i), h.greatest())
		}
	}
	return h.greatest()
}

func upperEnd(class int) time.Duration {
	step := uint64(steps + class%steps + 1)
	return time.Duration(step << (class / steps) >> stepBits)
}

func (h *histogram) greatest() time.Duration {
	return time.Duration(h.max.Load())
}
