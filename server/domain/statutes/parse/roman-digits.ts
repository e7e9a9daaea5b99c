// Roman digits, read and written.

const romanDigits = new Map([
  ['I', 1],
  ['V', 5],
  ['X', 10],
  ['L', 50],
  ['C', 100],
]);

export const fromRoman = (roman: string): number => {
  let sum = 0;
  const digits = Array.from(roman.toUpperCase(), (digit) => romanDigits.get(digit) ?? 0);
  for (const [index, digit] of digits.entries()) sum += digit < (digits[index + 1] ?? 0) ? -digit : digit;
  return sum;
};

const romanSteps = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

export const toRoman = (number: number): string => {
  let left = number;
  let roman = '';
  for (const [value, sign] of romanSteps)
    while (left >= value) {
      roman += sign;
      left -= value;
    }
  return roman;
};
