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
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Ticks are so long for all programs of Linux.
const tick = 10 * time.Millisecond

// Where the processor time is in /proc/PID/stat, from the field after the name on.
const (
	userField   = 11
	systemField = 12
)

// CpuTimes are processor times since the start of this process, and of the server.
type cpuTimes struct {
	client time.Duration
	server time.Duration
}

func readCPUTimes(serverPid int) (cpuTimes, error) {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return cpuTimes{}, err
	}
	times := cpuTimes{client: time.Duration(usage.Utime.Nano() + usage.Stime.Nano())}
	if serverPid == 0 {
		return times, nil
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", serverPid))
	if err != nil {
		return times, fmt.Errorf("the server with the process id %d has ended, or is not of this machine: %w", serverPid, err)
	}
	times.server, err = processTime(string(stat))
	return times, err
}

func processTime(stat string) (time.Duration, error) {
	// The name can have spaces and brackets in it.
	fields := strings.Fields(stat[strings.LastIndexByte(stat, ')')+1:])
	if len(fields) <= systemField {
		return 0, fmt.Errorf("no processor time in '%s'", stat)
	}
	user, err := strconv.ParseInt(fields[userField], 10, 64)
	if err != nil {
		return 0, err
	}
	system, err := strconv.ParseInt(fields[systemField], 10, 64)
	return time.Duration(user+system) * tick, err
}

func (t cpuTimes) minus(earlier cpuTimes) cpuTimes {
	return cpuTimes{t.client - earlier.client, t.server - earlier.server}
}
