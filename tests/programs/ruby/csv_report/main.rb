# A table of the room, read with csv, added up, written again.
require "csv"
table = CSV.read("sales.csv", headers: true, converters: :numeric)
p table.headers, table.size, table.first.to_h, table["price"]
totals = table.group_by { _1["city"] }.transform_values { |rows| rows.sum { |r| r["pieces"] * r["price"] } }
totals.sort.each { |city, total| puts format("%-14s %9.2f", city, total) }
CSV.open("totals.csv", "w") do |csv|
  csv << %w[city total note]
  totals.each { |city, total| csv << [city, total.round(2), city.include?(",") ? "has a \"comma\"" : nil] }
end
puts File.read("totals.csv")
p CSV.parse("a;b\n1;\"x;y\"\n", col_sep: ";"), CSV.parse_line("1,,\"\"\"q\"\"\""), ["a,b", nil, 'c"d', 1].to_csv, CSV.generate { |c| c << [1, "two\nlines"] }
begin
  CSV.parse("a,\"b\nc")
rescue CSV::MalformedCSVError => e
  puts e.message
end
