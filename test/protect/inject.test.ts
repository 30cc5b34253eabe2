import { injected } from '../../lib/protect/inject';
import type { Injection } from '../../lib/protect/injections';

const injection = (path: string, more: Partial<Injection> = {}): Injection => ({
  construct: 'X',
  rule: 'x',
  path,
  value: true,
  ...more,
});

test.each<[string, unknown, Injection, unknown]>([
  ['no props at all get it', undefined, injection('a'), { a: true }],
  ['an explicit undefined counts as left out', { a: undefined }, injection('a'), { a: true }],
  ['others stay', { b: 1 }, injection('a'), { b: 1, a: true }],
  ['what it is part of is made', {}, injection('a.b'), { a: { b: true } }],
  ['what it is part of keeps the rest', { a: { c: 1 } }, injection('a.b'), { a: { c: 1, b: true } }],
  ['a star stands for each key', { a: { x: {}, y: { b: 1 } } }, injection('a.*.b'), { a: { x: { b: true }, y: { b: 1 } } }],
])('%s', (_, props, rule, expected) => {
  expect(injected(props, rule).props).toEqual(expected);
});

class Special {
  readonly b?: boolean;
}

test.each<[string, unknown, Injection]>([
  ['false', { a: false }, injection('a')],
  ['null', { a: null }, injection('a')],
  ['a value of a class in its way', { a: new Special() }, injection('a.b')],
  ['props of a class', new Special(), injection('b')],
  ['what is no props', 'a', injection('b')],
  ['a prop that says otherwise', { other: true }, injection('a', { unless: ['other'] })],
  ['an older prop that says the same', { other: false }, injection('a', { saidBy: ['other'] })],
  ['an older prop of an item', { list: [{}, { other: false }] }, injection('a', { saidBy: ['list.*.other'] })],
  ['a star where nothing is', {}, injection('a.*.b')],
])('%s stays', (_, props, rule) => {
  const { props: after, paths } = injected(props, rule);
  expect(after).toBe(props);
  expect(paths).toEqual([]);
});

test('a prop that says otherwise does not where it is false', () => {
  expect(injected({ other: false }, injection('a', { unless: ['other'] })).paths).toEqual(['a']);
});

test('items of a list that say nothing do not speak for the whole', () => {
  expect(injected({ list: [{}, { b: 1 }, undefined] }, injection('a', { saidBy: ['list.*.other'] })).paths).toEqual(['a']);
});

test('the props of the user are not written into', () => {
  const props = Object.freeze({ a: Object.freeze({ c: 1 }) });
  injected(props, injection('a.b'));
  expect(props).toEqual({ a: { c: 1 } });
});

test('keys of the user may be any', () => {
  const props = JSON.parse('{"a":{"__proto__":{},"constructor":{}}}') as object;
  const after = injected(props, injection('a.*.b')).props;
  expect(JSON.stringify(after)).toBe('{"a":{"__proto__":{"b":true},"constructor":{"b":true}}}');
  expect(({} as { b?: unknown }).b).toBeUndefined();
});
