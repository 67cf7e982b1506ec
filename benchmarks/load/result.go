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

import "time"

// Result is the line that is written. Requests and bytes are those whose response has ended within the measurement;
// all other figures of failures are of the whole run.
type result struct {
	Requests         int64            `json:"requests"`
	Seconds          float64          `json:"seconds"`
	ReceivedBytes    int64            `json:"receivedBytes"`
	P50Millis        float64          `json:"p50Millis"`
	P99Millis        float64          `json:"p99Millis"`
	MaxMillis        float64          `json:"maxMillis"`
	ClientCPUSeconds float64          `json:"clientCpuSeconds"`
	ServerCPUSeconds float64          `json:"serverCpuSeconds"`
	WarmUpRequests   int64            `json:"warmUpRequests"`
	Failed           int64            `json:"failed"`
	WarmUpFailed     int64            `json:"warmUpFailed"`
	Failures         map[string]int64 `json:"failures"`
	FirstFailure     string           `json:"firstFailure"`
	Connections      int64            `json:"connections"`
	EndedEarly       bool             `json:"endedEarly"`
}

func (l *load) result(elapsed time.Duration, cpu cpuTimes) result {
	kinds := l.failures.counts
	if kinds == nil {
		kinds = map[string]int64{}
	}
	return result{
		Requests:         l.measured.requests.Load(),
		Seconds:          elapsed.Seconds(),
		ReceivedBytes:    l.measured.bytes.Load(),
		P50Millis:        millis(l.measured.latencies.percentile(0.5)),
		P99Millis:        millis(l.measured.latencies.percentile(0.99)),
		MaxMillis:        millis(l.measured.latencies.greatest()),
		ClientCPUSeconds: cpu.client.Seconds(),
		ServerCPUSeconds: cpu.server.Seconds(),
		WarmUpRequests:   l.warmUp.requests.Load(),
		Failed:           l.measured.failed.Load(),
		WarmUpFailed:     l.warmUp.failed.Load(),
		Failures:         kinds,
		FirstFailure:     l.failures.first,
		Connections:      l.opened.Load(),
		EndedEarly:       l.failures.total >= l.options.maxFailures,
	}
}

func millis(duration time.Duration) float64 {
	return float64(duration) / float64(time.Millisecond)
}
