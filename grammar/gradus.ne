# The language, once it is spelled in one way. The lexer has brought Unicode, ASCII and LaTeX to one vocabulary of
# tokens, and the names are resolved: every token below already knows whether it is a call or a product, a component or a
# part of a name, an opening or a closing bar. What a sum or a function without brackets takes is bracketed too. So each
# sentence has exactly one parse; and all recursion is to the left, so that parsing takes linear time.

@preprocessor typescript
@{%
import * as tree from './concrete.js'
const tokens = tree.tokens
%}
@lexer tokens

# a + b − c
sum -> elementwise                              {% tree.same %}
     | signs elementwise                        {% tree.negate %}
     | sum %PLUS signed                         {% tree.add %}
     | sum %MINUS signed                        {% tree.add %}
signed -> elementwise                           {% tree.same %}
     | signs elementwise                        {% tree.negate %}
signs -> %MINUS                                 {% tree.sign %}
     | signs %MINUS                             {% tree.moreSigns %}

# a ⊙ b, a ⊘ b, A ⊗ B, A : B, from the left
elementwise -> product                          {% tree.same %}
     | elementwise operator operand             {% tree.binary %}
operator -> %HADAMARD                           {% tree.same %}
     | %DIVIDE                                  {% tree.same %}
     | %KRON                                    {% tree.same %}
     | %COLON                                   {% tree.same %}
operand -> product                              {% tree.same %}
     | signs product                            {% tree.negate %}

# A x, a * b, a / b, from the left
product -> factor                               {% tree.same %}
     | product factor                           {% tree.times %}
     | product %TIMES right                     {% tree.timesSign %}
     | product %SLASH right                     {% tree.over %}
right -> factor                                 {% tree.same %}
     | signs factor                             {% tree.negate %}

# marks after a factor: Xᵀ, X⁻¹, X⁺, x^p, x^∘p, x_i
factor -> atom                                  {% tree.same %}
     | factor %TRANSPOSE                        {% tree.mark %}
     | factor %INVERSE                          {% tree.mark %}
     | factor %PINV                             {% tree.mark %}
     | factor %POWER %OPEN sum %CLOSE           {% tree.power %}
     | factor %EACH_POWER %OPEN sum %CLOSE      {% tree.power %}
     | factor %AT places %END                   {% tree.component %}
places -> place                                 {% tree.list %}
     | places %COMMA place                      {% tree.append %}
place -> sum                                    {% tree.same %}
     | %ALL                                     {% tree.all %}

atom -> %LEAF                                   {% tree.leaf %}
     | %OPEN sum %CLOSE                         {% tree.group %}
     | %CALL %OPEN arguments %CLOSE             {% tree.call %}
     | %NORM sum %END                           {% tree.norm %}
     | %BARS sum %END                           {% tree.bars %}
     | %INDICATOR comparison %END               {% tree.indicator %}
     | %CASES branches %END                     {% tree.cases %}
     | %MATRIX rows %END                        {% tree.matrix %}
     | %BIG limits %BODY sum %END               {% tree.big %}
arguments -> sum                                {% tree.list %}
     | arguments %COMMA sum                     {% tree.append %}

# [x > 0], cases(a if x > 0; b)
comparison -> sum %RELATION sum                 {% tree.comparison %}
branches -> branch                              {% tree.list %}
     | branches %SEMICOLON branch               {% tree.append %}
branch -> sum                                   {% tree.otherwise %}
     | sum %IF comparison                       {% tree.branch %}

# [1, 2; 3, 4]
rows -> arguments                               {% tree.list %}
     | rows %SEMICOLON arguments                {% tree.append %}

# Σ_{i=1}^n, Σ_{j≠y}
limits -> limit                                 {% tree.list %}
     | limits limit                             {% tree.appendLimit %}
limit -> %INDEX                                 {% tree.index %}
     | %FROM sum                                {% tree.from %}
     | %TO sum                                  {% tree.to %}
     | %SUCH comparison                         {% tree.such %}
