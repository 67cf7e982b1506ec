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

import org.springframework.expression.Expression;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;

import java.util.Set;

/** An expression that has been read, and what it uses. */
record KeyExpression(Expression expression, Set<KeyProperty> used) {

    static KeyExpression parse(String text) {
        try {
            SpelExpression parsed =
                    new SpelExpressionParser(
                                    new SpelParserConfiguration(SpelCompilerMode.OFF, null))
                            .parseRaw(text);
            return new KeyExpression(parsed, new KeyGrammar().check(parsed.getAST()));
        } catch (ParseException ex) {
            throw invalid(text, ex.getPosition(), ex.getSimpleMessage(), ex);
        } catch (KeySyntaxException ex) {
            throw invalid(text, ex.position(), String.valueOf(ex.getMessage()), ex);
        } catch (IllegalArgumentException | IllegalStateException ex) {
            throw invalid(text, 0, String.valueOf(ex.getMessage()), ex);
        }
    }

    private static IllegalArgumentException invalid(
            String text, int position, String reason, Throwable cause) {
        return new IllegalArgumentException(
                "The expression [%s] is wrong at position %d: %s. A key is written like"
                                .formatted(text, position, reason)
                        + " headers['X-Tenant'] ?: clientAddress",
                cause);
    }
}
