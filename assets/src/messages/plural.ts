const rules = new Intl.PluralRules("en");

/** Chooses the form that goes with `count`; `#` in it stands for the number. */
export function plural(count: number, forms: { one: string; other: string }): string {
  const form = rules.select(count) === "one" ? forms.one : forms.other;
  return form.replace("#", new Intl.NumberFormat("en").format(count));
}
