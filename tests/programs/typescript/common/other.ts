const value: number = 42;
export = { value };
