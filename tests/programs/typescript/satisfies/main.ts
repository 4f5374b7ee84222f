type Color = 'red' | 'green' | 'blue';
type RGB = [number, number, number];
const palette = { red: [255, 0, 0], green: '#00ff00', blue: [0, 0, 255] } satisfies Record<Color, string | RGB>;
console.log(palette.green.toUpperCase(), palette.red.map((n) => n / 255));
const config = { port: 8080, hosts: ['a', 'b'] as const, debug: false } as const satisfies { port: number; hosts: readonly string[]; debug: boolean };
console.log(config.hosts[1], config.port + 1, Object.entries(config));
const keys = Object.keys(palette) as (keyof typeof palette)[];
for (const key of keys) { const value = palette[key]; console.log(key, typeof value === 'string' ? value : `rgb(${value.join(', ')})`); }
let satisfies = 5; satisfies += 1;
console.log(satisfies as number);
