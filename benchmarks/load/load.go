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
	"sync"
	"sync/atomic"
	"time"
)

// So long a loop rests after a failure, as one that fails at once would take the processors from the server.
const failurePause = 20 * time.Millisecond

const (
	warmingUp int32 = iota
	measuring
	ending
)

// Tally is what has become of the requests of one phase. It may be used by many at once.
type tally struct {
	requests  atomic.Int64
	bytes     atomic.Int64
	failed    atomic.Int64
	latencies histogram
}

// Load is one run: loops of requests, each of which follows the one before it at once.
type load struct {
	options  options
	phase    atomic.Int32
	warmUp   tally
	measured tally
	failures failures
	opened   atomic.Int64
	tooMany  chan struct{}
	once     sync.Once
}

func newLoad(o options) *load {
	return &load{options: o, tooMany: make(chan struct{})}
}

func (l *load) run() (result, error) {
	slots, exchanges, err := l.prepare()
	if err != nil {
		return result{}, err
	}
	var loops sync.WaitGroup
	for _, each := range exchanges {
		loops.Add(1)
		go func(exchange *exchange) {
			defer loops.Done()
			l.loop(exchange)
		}(each)
	}
	l.wait(l.options.warmUp)
	before, err := readCPUTimes(l.options.serverPid)
	if err != nil {
		return result{}, err
	}
	start := time.Now()
	l.phase.Store(measuring)
	l.wait(l.options.duration)
	l.phase.Store(ending)
	elapsed := time.Since(start)
	after, err := readCPUTimes(l.options.serverPid)
	if err != nil {
		return result{}, err
	}
	loops.Wait()
	for _, slot := range slots {
		slot.close()
	}
	return l.result(elapsed, after.minus(before)), nil
}

func (l *load) prepare() (slots []*slot, exchanges []*exchange, err error) {
	body := make([]byte, l.options.send)
	dial := newDialer(l.options, &l.opened)
	for i := 0; i < l.options.connections; i++ {
		slot := &slot{dial: dial}
		slots = append(slots, slot)
		for j := 0; j < l.options.streams; j++ {
			exchange, err := newExchange(l.options, slot, body)
			if err != nil {
				return nil, nil, err
			}
			exchanges = append(exchanges, exchange)
		}
	}
	return slots, exchanges, nil
}

func (l *load) wait(duration time.Duration) {
	timer := time.NewTimer(duration)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-l.tooMany:
	}
}

func (l *load) loop(exchange *exchange) {
	for l.phase.Load() != ending {
		start := time.Now()
		bytes, failure := exchange.run()
		duration := time.Since(start)
		// A request counts where it has ended.
		phase := l.phase.Load()
		if failure != nil {
			l.fail(phase, failure)
			time.Sleep(failurePause)
			continue
		}
		switch phase {
		case warmingUp:
			l.warmUp.add(bytes, duration)
		case measuring:
			l.measured.add(bytes, duration)
		}
	}
}

func (t *tally) add(bytes int64, duration time.Duration) {
	t.requests.Add(1)
	t.bytes.Add(bytes)
	t.latencies.add(duration)
}

func (l *load) fail(phase int32, failure *failure) {
	if phase == warmingUp {
		l.warmUp.failed.Add(1)
	} else {
		l.measured.failed.Add(1)
	}
	if l.failures.add(failure) >= l.options.maxFailures {
		l.once.Do(func() { close(l.tooMany) })
	}
}
