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
package dev.tertia.http3;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DatagramPacket;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Packets that other sockets have received for this one. Thread-safe; what comes while it is full
 * is dropped and counted, as a kernel does it.
 */
final class SocketMailbox {

    static final int CAPACITY = 1024;

    private final BlockingQueue<DatagramPacket> packets = new ArrayBlockingQueue<>(CAPACITY);

    private final AtomicBoolean scheduled = new AtomicBoolean();

    private final DatagramCounters counters;

    private volatile @Nullable ChannelHandlerContext owner;

    SocketMailbox(DatagramCounters counters) {
        this.counters = counters;
    }

    /** Begins to hand packets on, from the place of a handler. */
    void open(ChannelHandlerContext context) {
        this.owner = context;
    }

    /** Drops what comes from now on. */
    void close() {
        this.owner = null;
        DatagramPacket packet = this.packets.poll();
        while (packet != null) {
            drop(packet);
            packet = this.packets.poll();
        }
    }

    /** Takes over a packet. */
    void put(DatagramPacket packet) {
        ChannelHandlerContext context = this.owner;
        if (context == null || !this.packets.offer(packet)) {
            drop(packet);
        } else {
            this.counters.forwarded().increment();
            schedule(context);
        }
        if (this.owner == null) {
            close();
        }
    }

    private void drop(DatagramPacket packet) {
        this.counters.dropped().increment();
        packet.release();
    }

    private void schedule(ChannelHandlerContext context) {
        if (this.scheduled.compareAndSet(false, true)) {
            try {
                context.executor().execute(() -> deliver(context));
            } catch (RejectedExecutionException ex) {
                // The event loop has ended before its sockets.
                close();
            }
        }
    }

    private void deliver(ChannelHandlerContext context) {
        // Before the first look: whoever puts one in after the last has to schedule this again.
        this.scheduled.set(false);
        for (int i = 0; i < CAPACITY; i++) {
            DatagramPacket packet = this.packets.poll();
            if (packet == null) {
                break;
            }
            context.fireChannelRead(packet);
        }
        context.fireChannelReadComplete();
        if (!this.packets.isEmpty()) {
            schedule(context);
        }
    }
}
