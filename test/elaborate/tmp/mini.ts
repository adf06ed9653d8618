// development only
import type { Statement, Syntax } from '../../../src/language/syntax.js'
const FN = new Set('exp log ln sqrt abs sin cos tanh sigmoid relu gelu silu softplus max min sum mean var tr det logdet inv pinv diag vec norm dot outer kron expm softmax log_softmax logsumexp cross_entropy kl row_sum col_sum row_mean col_mean elu leaky_relu sign cosh log1p Φ σ'.split(' '))
const ALIAS: Record<string,string> = { ln: 'log', σ: 'sigmoid', Φ: 'Phi' }
const subs: Record<string,string> = {'₀':'0','₁':'1','₂':'2','₃':'3','₄':'4'}
type Tok = { k: string; t: string; s: number; e: number }
export function mini(source: string, where = '') {
  const names = new Set<string>(); const indices = new Set<string>(); const fns = new Set<string>()
  const statements: Statement[] = []
  const canon = (n: string) => n.replace(/[₀-₄]/g, c => subs[c]!)
  for (const d of where.split(';').map(x => x.trim()).filter(Boolean)) {
    const m = /^([^:]+):\s*(\S+)\s*(.*)$/.exec(d)
    if (!m) continue
    const nm = canon(m[1]!.trim())
    names.add(nm)
    const dimS = (x: string): Syntax => /^\d+$/.test(x) ? { type: 'number', text: x } : { type: 'name', name: x }
    let shape: any; const rest = m[3]!.trim()
    if (m[2] === 'scalar') shape = { kind: 'scalar' }
    else if (m[2] === 'index') { shape = { kind: 'index' }; indices.add(nm) }
    else if (m[2]!.includes('×')) { const [a, b] = m[2]!.split('×'); shape = { kind: 'matrix', rows: dimS(a!), columns: dimS(b!) } }
    else shape = { kind: 'vector', length: dimS(m[2]!) }
    statements.push({ type: 'declaration', names: [{ name: nm }], shape, properties: rest ? rest.split(/\s+/) as any : [] })
  }
  const whereCount = statements.length
  const parts: { text: string; at: number }[] = []
  { let at = 0; for (const p of source.split(/[\n;]/)) { parts.push({ text: p, at }); at += p.length + 1 } }
  for (const p of parts) { const m = /^\s*([\p{L}][\p{L}\p{M}\d₀-₄]*)(_[a-z])?\s*=/u.exec(p.text); if (m) names.add(canon(m[1]!)) }
  for (const p of parts) {
    if (!p.text.trim()) continue
    const m = /^(\s*)([\p{L}][\p{L}\p{M}\d₀-₄]*)(_([a-z]))?\s*=(?!=)/u.exec(p.text)
    const start = m ? m[0].length : 0
    const toks = lex(p.text, start, p.at)
    const value = parse(toks)
    if (m) statements.push({ type: 'definition', name: canon(m[2]!), indices: m[4] ? [m[4]] : [], value })
    else statements.push({ type: 'expression', value })
  }
  function lex(text: string, from: number, at: number): Tok[] {
    const out: Tok[] = []
    let i = from
    const push = (k: string, t: string, n: number) => { out.push({ k, t, s: at + i, e: at + i + n }); i += n }
    while (i < text.length) {
      const r = text.slice(i)
      let m
      if ((m = /^\s+/.exec(r))) { i += m[0].length; continue }
      if ((m = /^\d+(\.\d+)?/.exec(r))) { push('num', m[0], m[0].length); continue }
      if ((m = /^(\.\*|\.\/|\.\^|\^∘|\|\||<=|>=|!=|≤|≥|≠)/.exec(r))) { push('op', m[0], m[0].length); continue }
      if ((m = /^[\p{L}][\p{L}\p{M}\d₀-₄]*/u.exec(r)) && !'ᵀᵢⱼₖᵏᵖ⁻'.includes(m[0][0]!)) {
        let w = m[0].replace(/[ᵀᵢⱼₖᵏᵖ].*$/u, '')
        const all = [...names, ...FN, 'log_softmax', 'row_sum', 'col_sum', 'cross_entropy', 'sum_', 'prod_', 'ones', 'pi', 'e', 'I']
        // longest match
        let best = ''
        for (const n of [...all]) if ((r.startsWith(n) || canon(r.slice(0, n.length)) === n) && n.length > best.length) best = n
        if (/^(sum|prod)_/.test(r)) { const mm = /^(sum|prod)_([a-z])/.exec(r)!; push('big', mm[1] + mm[2]!, mm[0].length); continue }
        if (/^Σ[ᵢⱼₖ]/.test(r)) { push('big', 'sum' + ({ 'ᵢ': 'i', 'ⱼ': 'j', 'ₖ': 'k' } as any)[r[1]!], 2); continue }
        const len = best ? best.length : [...w][0]!.length
        push('id', r.slice(0, len), len); continue
      }
      push('op', [...r][0]!, [...r][0]!.length)
    }
    return out
  }
  function parse(toks: Tok[]): Syntax {
    let p = 0
    const peek = (n = 0) => toks[p + n]
    const is = (t: string) => peek()?.k === 'op' && peek()!.t === t
    const eat = (t: string) => { if (!is(t)) throw new Error(`mini: expected ${t} at ${peek()?.t} in ${source}`); return toks[p++]! }
    const sp = (s: number) => ({ span: { start: toks[s]!.s, end: toks[p - 1]!.e } })
    function sum(): Syntax {
      const s = p
      let first: Syntax
      if (is('-') || is('−')) { p++; first = { type: 'negate', arg: had(), ...sp(s) } } else first = had()
      const terms: any[] = [{ sign: '+', term: first }]
      while (is('+') || is('-') || is('−')) { const sign = toks[p++]!.t === '+' ? '+' : '-'; terms.push({ sign, term: had() }) }
      if (terms.length === 1) return first
      return { type: 'sum', terms, ...sp(s) }
    }
    function had(): Syntax {
      const s = p
      let l = prod()
      for (;;) {
        const op = is('.*') || is('⊙') ? 'hadamard' : is('./') || is('⊘') ? 'divide' : is('⊗') ? 'kron' : null
        if (!op) return l
        p++
        l = { type: 'binary', op, left: l, right: prod(), ...sp(s) }
      }
    }
    const starts = () => { const t = peek(); if (!t) return false; if (t.k !== 'op') return true; return ['(', '√', '‖', '𝟙', '⟨', '½'].includes(t.t) || (t.t === '||' && depth === 0) || (t.t==='[') }
    let depth = 0
    function prod(): Syntax {
      const s = p
      let fs: Syntax[] = [unary()]
      for (;;) {
        if (is('*') || is('·')) { p++; fs.push(unary()) }
        else if (is('/')) { p++; const r = unary(); const num: Syntax = fs.length === 1 ? fs[0]! : { type: 'product', factors: fs, ...sp(s) }; fs = [{ type: 'quotient', numerator: num, denominator: r, ...sp(s) }] }
        else if (starts()) fs.push(pow())
        else break
      }
      return fs.length === 1 ? fs[0]! : { type: 'product', factors: fs, ...sp(s) }
    }
    function unary(): Syntax { const s = p; if (is('-') || is('−')) { p++; return { type: 'negate', arg: pow(), ...sp(s) } } return pow() }
    function pow(): Syntax {
      const s = p
      let b = atom()
      for (;;) {
        if (is("'") || is('ᵀ')) { p++; b = { type: 'transpose', arg: b, ...sp(s) } }
        else if (is('⁻') && peek(1)?.t === '¹') { p += 2; b = { type: 'inverse', arg: b, ...sp(s) } }
        else if (is('²') || is('³')) { const t = toks[p++]!.t; b = { type: 'power', base: b, exponent: { type: 'number', text: t === '²' ? '2' : '3' }, elementwise: false, ...sp(s) } }
        else if (is('ᵢ') || is('ⱼ') || is('ₖ')) { const at: Syntax[] = []; while (is('ᵢ') || is('ⱼ') || is('ₖ')) at.push({ type: 'name', name: ({ 'ᵢ': 'i', 'ⱼ': 'j', 'ₖ': 'k' } as any)[toks[p++]!.t] }); b = { type: 'component', of: b, at, ...sp(s) } }
        else if (is('_')) { p++; let at: Syntax[]; if (is('{')) { p++; at = []; while (!is('}')) { const t = toks[p++]!; if (t.t !== ',') for (const c of t.k === 'num' ? [t.t] : [...t.t]) at.push(t.k === 'num' ? { type: 'number', text: t.t } : { type: 'name', name: c }) } p++ } else { const t = toks[p++]!; at = t.k === 'num' ? [{ type: 'number', text: t.t }] : [...t.t].map(c => ({ type: 'name', name: c })) } b = { type: 'component', of: b, at, ...sp(s) } }
        else if (is('[') && toks[p - 1]!.e === peek()!.s) { p++; const at: any[] = []; for (;;) { if (is(':')) { p++; at.push(':') } else at.push(sum()); if (is(',')) p++; else break } eat(']'); b = { type: 'component', of: b, at, ...sp(s) } }
        else if (is('.^') || is('^∘') || is('^')) {
          const el = toks[p++]!.t !== '^'
          let e: Syntax
          if (is('-') || is('−')) { p++; e = { type: 'negate', arg: atom() } } else e = atom()
          if (!el && e.type === 'negate' && e.arg.type === 'number' && e.arg.text === '1') b = { type: 'inverse', arg: b, ...sp(s) }
          else b = { type: 'power', base: b, exponent: e, elementwise: el, ...sp(s) }
        } else return b
      }
    }
    function comparison(): any {
      const l = sum(); const t = toks[p++]!.t
      const rel = ({ '≤': '<=', '≥': '>=', '≠': '!=' } as any)[t] ?? t
      return { type: 'comparison', relation: rel, left: l, right: sum() }
    }
    function atom(): Syntax {
      const s = p
      const t = toks[p++]
      if (!t) throw new Error('mini: end')
      if (t.k === 'num') return { type: 'number', text: t.t, ...sp(s) }
      if (t.k === 'big') { const body = prod(); return { type: 'big', op: t.t.startsWith('sum') ? 'sum' : 'product', indices: [{ name: t.t.slice(-1) }], conditions: [], body, ...sp(s) } }
      if (t.k === 'id') {
        const n = canon(t.t)
        if (!names.has(n)) {
          if (n === 'e' && is('_')) { p++; const x = toks[p++]!; return { type: 'constant', name: 'unit', args: [x.k === 'num' ? { type: 'number', text: x.t } : { type: 'name', name: x.t }], ...sp(s) } }
          if (n === 'e') return { type: 'constant', name: 'e', args: [], ...sp(s) }
          if (n === 'I') { if (is('_')) { p++; const x = toks[p++]!; return { type: 'constant', name: 'identity', args: [{ type: 'name', name: x.t }], ...sp(s) } } return { type: 'constant', name: 'identity', args: [], ...sp(s) } }
          if (n === 'pi') return { type: 'constant', name: 'pi', args: [], ...sp(s) }
          if (n === 'ones') { eat('('); const a = sum(); eat(')'); return { type: 'constant', name: 'ones', args: [a], ...sp(s) } }
          if (FN.has(n)) {
            const fn = ALIAS[n] ?? n
            if (is('(')) { p++; const args: Syntax[] = []; for (;;) { args.push(sum()); if (is(',')) p++; else break } eat(')'); return { type: 'call', fn, args, ...sp(s) } }
            const a = prod()
            return { type: 'call', fn, args: [a], ...sp(s) }
          }
          if ('fgh'.includes(n) && is('(')) { p++; const a = sum(); eat(')'); return { type: 'apply', fn: n, order: 0, jacobian: false, args: [a], ...sp(s) } }
        }
        return { type: 'name', name: n, ...sp(s) }
      }
      if (t.t === '(') { const x = sum(); eat(')'); return x }
      if (t.t === '√') { const x = atom(); return { type: 'call', fn: 'sqrt', args: [x], ...sp(s) } }
      if (t.t === '𝟙') { if (is('[')) { p++; const c = comparison(); eat(']'); return { type: 'indicator', condition: c, ...sp(s) } } return { type: 'constant', name: 'ones', args: [], ...sp(s) } }
      if (t.t === '⟨' ) { const l = sum(); eat(','); const r = sum(); eat('⟩'); return { type: 'inner', left: l, right: r, ...sp(s) } }
      if (t.t === '‖' || t.t === '||') { depth++; const d = depth; depth = 1; const x = sum(); depth = d - 1; eat(t.t); let kind: any = null; if (is('_')) { p++; const k = toks[p++]!; kind = k.t === 'F' || k.t === '*' ? k.t : k.k === 'num' ? { type: 'number', text: k.t } : { type: 'name', name: k.t } } return { type: 'norm', arg: x, kind, ...sp(s) } }
      if (t.t === '[') {
        const save = p
        try { const c = comparison(); eat(']'); if (c.relation) return { type: 'indicator', condition: c, ...sp(s) } } catch { p = save }
        const rows: Syntax[][] = [[]]
        for (;;) { rows[rows.length - 1]!.push(sum()); if (is(',')) p++; else if (is(';')) { p++; rows.push([]) } else break }
        eat(']'); return { type: 'matrix', rows, ...sp(s) }
      }
      throw new Error(`mini: ${t.t} in ${source}`)
    }
    const x = sum()
    if (p < toks.length) throw new Error(`mini: rest ${toks[p]!.t} in ${source}`)
    return x
  }
  return { source, where, statements, whereCount, names: null as any }
}
