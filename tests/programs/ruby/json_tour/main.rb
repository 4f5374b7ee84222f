# JSON: reading, writing, options, errors.
require "json"
data = JSON.parse('{"name": "Zo\u00eb", "list": [1, -2.5, 1e3, null, true], "nested": {"a": {"b": []}}, "text": "line\nnext \"q\""}')
p data, data["list"].map(&:class), data.dig("nested", "a", "b")
puts JSON.generate(data), data["nested"].to_json, [1, "a", nil, 2.0, 10**20].to_json, "ü\u0001/".to_json
puts JSON.pretty_generate({ name: "x", empty: [], none: {}, list: [1, { deep: true }] })
p JSON.parse('{"a": 1}', symbolize_names: true), JSON.parse("[1]"), JSON.parse("2"), JSON.parse('"s"'), JSON.parse("[NaN]", allow_nan: true).first.nan?
["[1, 2", '{"a" 1}', "nul", "[1,]"].each do |text|
  JSON.parse(text)
rescue JSON::ParserError => e
  puts "#{text}: #{e.class}"
end
begin
  JSON.generate([0.0 / 0])
rescue JSON::GeneratorError => e
  puts e.message[/NaN/]
end
Point = Struct.new(:x, :y) do
  def to_json(*args) = { x:, y: }.to_json(*args)
end
puts JSON.generate([Point[1, 2]]), JSON.dump({ a: :symbol, 1 => nil })
File.write("data.json", JSON.pretty_generate(data))
p JSON.parse(File.read("data.json")) == data, JSON.load_file("data.json")["name"]
