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

import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.BooleanLiteral;
import org.springframework.expression.spel.ast.CompoundExpression;
import org.springframework.expression.spel.ast.Elvis;
import org.springframework.expression.spel.ast.Indexer;
import org.springframework.expression.spel.ast.IntLiteral;
import org.springframework.expression.spel.ast.NullLiteral;
import org.springframework.expression.spel.ast.OpAnd;
import org.springframework.expression.spel.ast.OpEQ;
import org.springframework.expression.spel.ast.OpNE;
import org.springframework.expression.spel.ast.OpOr;
import org.springframework.expression.spel.ast.OpPlus;
import org.springframework.expression.spel.ast.OperatorMatches;
import org.springframework.expression.spel.ast.OperatorNot;
import org.springframework.expression.spel.ast.PropertyOrFieldReference;
import org.springframework.expression.spel.ast.StringLiteral;
import org.springframework.expression.spel.ast.Ternary;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The part of SpEL that keys are written in: what can only fail or do harm is refused before the
 * first request, and whatever SpEL may get one day is not in it.
 */
final class KeyGrammar {

    private static final Set<Class<? extends SpelNode>> ALLOWED =
            Set.of(
                    BooleanLiteral.class,
                    CompoundExpression.class,
                    Elvis.class,
                    Indexer.class,
                    IntLiteral.class,
                    NullLiteral.class,
                    OpAnd.class,
                    OpEQ.class,
                    OpNE.class,
                    OpOr.class,
                    OpPlus.class,
                    OperatorMatches.class,
                    OperatorNot.class,
                    PropertyOrFieldReference.class,
                    StringLiteral.class,
                    Ternary.class);

    private final Set<KeyProperty> used = EnumSet.noneOf(KeyProperty.class);

    /** Returns what the expression uses. */
    Set<KeyProperty> check(SpelNode root) {
        checkNode(root, false);
        return this.used;
    }

    private void checkNode(SpelNode node, boolean indexed) {
        if (!ALLOWED.contains(node.getClass())) {
            throw new KeySyntaxException(
                    node,
                    "Keys know texts, %s, '+', '==', '!=', 'matches', 'and', 'or', '!', '? :' and"
                                    .formatted(KeyProperty.names())
                            + " '?:', no types, methods, beans or variables");
        }
        switch (node) {
            case PropertyOrFieldReference name -> checkName(name, indexed);
            case CompoundExpression compound -> checkIndexes(compound);
            case Indexer index -> checkQuoted(index);
            case OperatorMatches matches -> checkPattern(matches);
            default -> {
                // Its parts are what matters.
            }
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            checkNode(node.getChild(i), node instanceof CompoundExpression && i == 0);
        }
    }

    private void checkName(PropertyOrFieldReference name, boolean indexed) {
        KeyProperty property = KeyProperty.find(name.getName());
        if (property == null || property.isMap() != indexed) {
            throw new KeySyntaxException(
                    name, "There are " + KeyProperty.names() + "; texts need quotes");
        }
        this.used.add(property);
    }

    private static void checkIndexes(CompoundExpression compound) {
        for (int i = 1; i < compound.getChildCount(); i++) {
            if (i > 1 || !(compound.getChild(i) instanceof Indexer)) {
                throw new KeySyntaxException(
                        compound.getChild(i), "Values are texts, which have nothing of their own");
            }
        }
    }

    /** SpEL would take a name without quotes for a text here, and only here. */
    private static void checkQuoted(Indexer index) {
        if (!(index.getChild(0) instanceof StringLiteral)) {
            throw new KeySyntaxException(index, "Quote the name, such as headers['X-Tenant']");
        }
    }

    /** A pattern that a client sends could take for ever. */
    private static void checkPattern(OperatorMatches matches) {
        SpelNode pattern = matches.getChild(1);
        if (!(pattern instanceof StringLiteral literal)) {
            throw new KeySyntaxException(pattern, "Patterns must be texts in quotes");
        }
        try {
            var _ = Pattern.compile(String.valueOf(literal.getLiteralValue().getValue()));
        } catch (PatternSyntaxException ex) {
            throw new KeySyntaxException(pattern, "The pattern is wrong: " + ex.getDescription());
        }
    }
}
