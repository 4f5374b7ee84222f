-- JSON: paths, changes, tables from it, groups into it.
create table doc (id integer primary key, body text check (json_valid(body)));
insert into doc values (1, '{"name": "Zoë", "tags": ["a", "b"], "address": {"city": "Köln", "zip": null}, "n": 5}'), (2, '{"name": "Bob", "tags": [], "n": 2.5}');
insert into doc values (3, '{bad');
select id, body ->> 'name' as name, body -> 'tags' as tags, body ->> '$.address.city' as city, json_array_length(body, '$.tags') as n, json_type(body, '$.n') as kind, json_type(body, '$.address.zip') as zip, body ->> '$.tags[#-1]' as last from doc;
select doc.id, tag.key, tag.value, tag.type, tag.fullkey from doc, json_each(body, '$.tags') as tag;
select key, value, type, path from json_tree('{"a": [1, {"b": true}], "c": "x"}') where atom is not null;
update doc set body = json_set(body, '$.n', 99, '$.new', json('[1]'), '$.tags[#]', 'more') where id = 2;
select body from doc where id = 2;
select json_insert('{"a": 1}', '$.a', 2, '$.b', 3) as inserted, json_replace('{"a": 1}', '$.a', 2, '$.b', 3) as replaced, json_remove('{"a": 1, "b": [1, 2]}', '$.a', '$.b[0]') as removed, json_patch('{"a": 1, "b": 2}', '{"a": null, "c": 3}') as patched;
select json_object('a', 1, 'list', json_array(1, null, 'x', json('{}')), 't', '[1]') as made, json_quote('say "hi"') as quoted, json('  {"z" : [ 1 , 2.50 ] } ') as minified;
select json_group_array(name) as names, json_group_object(name, n) as pairs from (select body ->> 'name' as name, body ->> 'n' as n from doc order by id);
select json_extract('[1, [2, {"k": "v"}]]', '$[1][1].k', '$[0]') as both, json_valid('{"a":}') as valid, json_valid('"x"') as text, '{"a": {"b": 1}}' -> 'a' ->> 'b' as chained, json_extract('{"a b": 1}', '$."a b"') as quoted_key;
select sum(value ->> 'price' * (value ->> 'n')) as total from json_each('[{"price": 2.5, "n": 2}, {"price": 1, "n": 3}]');
