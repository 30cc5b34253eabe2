/** IPv4 blocks as `Fn::Cidr` cuts them: `count` blocks of `bits` host bits each. Undefined where it is not IPv4 or does not fit. */
export function cidrBlocks(block: string, count: number, bits = 8): readonly string[] | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(block);
  if (match === null || !Number.isInteger(count) || count < 1 || count > 256 || !Number.isInteger(bits) || bits < 1 || bits > 31)
    return undefined;
  const numbers = match.slice(1).map(Number);
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = numbers;
  if ([a, b, c, d].some(octet => octet > 255) || prefix > 32 || count * 2 ** bits > 2 ** (32 - prefix)) return undefined;
  const first = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * 2 ** bits;
    return `${[24, 16, 8, 0].map(shift => Math.floor(at / 2 ** shift) % 256).join('.')}/${String(32 - bits)}`;
  });
}
