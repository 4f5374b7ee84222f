/* Stands at the end of quickjs.c: what Node tells of its values, and QuickJS keeps inside. */

/* The name of a function; that of its class if it is an object. No program runs for it. */
static const char *js_name_of(JSContext *ctx, JSValueConst function, char *text, size_t size) {
  JSPropertyDescriptor found;
  snprintf(text, size, "Object");
  if (!JS_IsObject(function) || JS_GetOwnPropertyInternal(ctx, &found, JS_VALUE_GET_OBJ(function), JS_ATOM_name) <= 0)
    return text;
  if (JS_IsString(found.value)) {
    const char *name = JS_ToCString(ctx, found.value);
    snprintf(text, size, "%s", name && *name ? name : "Object");
    JS_FreeCString(ctx, name);
  }
  js_free_desc(ctx, &found);
  return text;
}

static const char *js_class_of(JSContext *ctx, JSValueConst object, char *text, size_t size) {
  snprintf(text, size, "Object");
  for (JSObject *at = JS_VALUE_GET_OBJ(object); at && !at->is_exotic; at = at->shape->proto) {
    JSPropertyDescriptor found;
    if (JS_GetOwnPropertyInternal(ctx, &found, at, JS_ATOM_constructor) <= 0)
      continue;
    js_name_of(ctx, found.value, text, size);
    js_free_desc(ctx, &found);
    break;
  }
  return text;
}

/* A value, as V8 names it in messages. */
static const char *js_described(JSContext *ctx, JSValueConst value, char *text, size_t size) {
  if (JS_IsObject(value)) {
    char name[96];
    snprintf(text, size, "#<%s>", JS_IsArray(value) ? "Array" : js_class_of(ctx, value, name, sizeof name));
  } else if (JS_IsSymbol(value)) {
    JSAtom atom = JS_ValueToAtom(ctx, value);
    char name[ATOM_GET_STR_BUF_SIZE];
    snprintf(text, size, "Symbol(%s)", JS_AtomGetStr(ctx, name, sizeof name, atom));
    JS_FreeAtom(ctx, atom);
  } else {
    const char *shown = JS_ToCString(ctx, value);
    snprintf(text, size, "%s", shown ? shown : "value");
    JS_FreeCString(ctx, shown);
  }
  return text;
}

/* The same, with its kind where it has no name of its own. */
static const char *js_quoted(JSContext *ctx, JSValueConst value, char *text, size_t size) {
  char described[96];
  if (JS_IsArray(value))
    snprintf(text, size, "object '[object Array]'");
  else
    snprintf(text, size, "%s '%s'", JS_IsObject(value) ? "object" : JS_IsString(value) ? "string" : "value",
             js_described(ctx, value, described, sizeof described));
  return text;
}

/* What is wrong with the pattern of a regular expression. */
static JSValue js_throw_pattern(JSContext *ctx, JSValueConst pattern, const char *why) {
  static const char *const words[][2] = {
      {"nothing to repeat", "Nothing to repeat"},       {"unexpected end", "Unterminated character class"},
      {"expecting ')'", "Unterminated group"},          {"invalid group name", "Invalid capture group name"},
      {"extraneous characters at the end", "Unmatched ')'"}, {"invalid escape sequence in regular expression", "Invalid escape"},
  };
  const char *source = JS_ToCString(ctx, pattern);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (!strcmp(why, words[i][0]) && (i != 1 || (source && strchr(source, '['))))
      why = words[i][1];
  JS_ThrowSyntaxError(ctx, "Invalid regular expression: /%s/: %s", source ? source : "", why);
  JS_FreeCString(ctx, source);
  return JS_EXCEPTION;
}

/* A property of null or of undefined. */
static JSValue js_throw_no_property(JSContext *ctx, const char *verb, const char *of, JSAtom atom) {
  char name[ATOM_GET_STR_BUF_SIZE];
  JS_AtomGetStr(ctx, name, sizeof name, atom);
  bool is_symbol = JS_AtomGetKind(ctx, atom) == JS_ATOM_KIND_SYMBOL;
  return JS_ThrowTypeError(ctx, "Cannot %s properties of %s (%sing '%s%s%s')", verb, of,
                           verb[0] == 's' ? "sett" : "read", is_symbol ? "Symbol(" : "", name,
                           is_symbol ? ")" : "");
}

/* Where the source names it, the prelude puts that name in. */
static JSValue js_throw_not_iterable(JSContext *ctx, JSValueConst value) {
  char text[128] = "";
  const char *kind = JS_IsNumber(value)    ? "number "
                     : JS_IsBool(value)    ? "boolean "
                     : JS_IsBigInt(value)  ? "bigint "
                     : JS_IsFunction(ctx, value) ? "function"
                     : JS_IsObject(value)  ? "object"
                                           : "";
  if (!JS_IsObject(value))
    js_described(ctx, value, text, sizeof text);
  return JS_ThrowTypeError(ctx, "%s%s is not iterable (cannot read property Symbol(Symbol.iterator))",
                           kind, text);
}

/* What an iterator of a Map or a Set has still to give, as an iterator of its own and the
 * kind of what it gives: 0 keys, 1 values, 2 both. Undefined if `value` is none. */
JSValue JS_IteratorAhead(JSContext *ctx, JSValueConst value, int *kind) {
  JSClassID class_id = JS_GetClassID(value);
  if (class_id != JS_CLASS_MAP_ITERATOR && class_id != JS_CLASS_SET_ITERATOR)
    return JS_UNDEFINED;
  JSMapIteratorData *from = JS_GetOpaque(value, class_id);
  *kind = from->kind;
  if (JS_IsUndefined(from->obj))
    return JS_NULL;
  JSMapIteratorData *to = js_malloc(ctx, sizeof *to);
  JSValue ahead = to ? JS_NewObjectClass(ctx, class_id) : JS_EXCEPTION;
  if (JS_IsException(ahead)) {
    js_free(ctx, to);
    return ahead;
  }
  *to = *from;
  js_dup(to->obj);
  if (to->cur_record)
    to->cur_record->ref_count++;
  JS_SetOpaqueInternal(ahead, to);
  return ahead;
}
