select json_extract('{"a": [1, {"b": "ü"}]}', '$.a[1].b') as b, json_array(1, 'x', null) as list;
select key, value, type from json_each('{"n": 1, "s": "two", "l": [3]}');
select '{"k": 5}' ->> 'k' + 1 as six, json_group_object(name, n) as grouped from (select 'p' as name, 1 as n union select 'q', 2);
