// Numbers as page content writes them.

export const number = (value: number): string => String(Math.round(value * 100) / 100);
