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
package dev.tertia.http.limit.expression;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.expression.spel.SpelEvaluationException;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what fails and logs the first of it. Thread-safe. */
final class EvaluationFailures {

    private static final Logger logger = LoggerFactory.getLogger(EvaluationFailures.class);

    private final String expression;

    private final AtomicLong count = new AtomicLong();

    EvaluationFailures(String expression) {
        this.expression = expression;
    }

    void add(Throwable failure) {
        if (this.count.getAndIncrement() == 0) {
            logger.warn(
                    "The key expression [{}] fails ({}) for some requests, which are counted"
                            + " together as '{}'. Guard it against what is absent, with '?:' or"
                            + " '!= null', and simplify its patterns. This is said once.",
                    this.expression,
                    sort(failure),
                    ExpressionKeyResolver.FAILED);
        }
    }

    long count() {
        return this.count.get();
    }

    /** Messages may hold what a client has sent. */
    private static String sort(Throwable failure) {
        return (failure instanceof SpelEvaluationException evaluation)
                ? evaluation.getMessageCode() + " at position " + evaluation.getPosition()
                : failure.getClass().getSimpleName();
    }
}
