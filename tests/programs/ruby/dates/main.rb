# Times and dates in UTC.
require "date"
require "time"
t = Time.utc(2024, 2, 29, 12, 34, 56.789)
p t, t.year, t.yday, t.wday, t.monday?, t.usec, t + 86_400, (t - Time.utc(2024, 1, 1)).round(3), t.to_i, t.round, t.month
puts t.strftime("%Y-%m-%d %H:%M:%S.%L %j %a %A %b %B %-d/%-m/%y %I:%M %p %Z %z %s %% %U %e|%10A|%^a"), t.iso8601(3), t.httpdate, t.rfc2822, Time.at(0).utc, t.to_a.first(6).inspect
p Time.parse("2024-05-01 10:00:00 UTC").to_i, Time.iso8601("2024-05-01T10:00:00+02:00").utc, Time.strptime("01/02/2024 UTC", "%d/%m/%Y %Z").month, Time.at(1.5).utc.nsec, Time.utc(2000) <=> t, Time.gm(2000, "jan", 1, 20, 15, 1)
d = Date.new(2024, 1, 31)
p d, d >> 1, d << 1, d + 30, d.next_month(13), d.prev_day, (Date.new(2024, 12, 25) - d).to_i, d.cwday, d.cweek, d.yday, d.leap?, Date.new(2023, -1, -1), d.saturday?, d.ajd
puts d.strftime("%d %b %Y"), d.to_s, Date.parse("3rd Feb 2001"), Date.parse("20240229").jd, Date.valid_date?(2023, 2, 29), Date.strptime("2024-W05-3", "%G-W%V-%u"), d.iso8601, (d..d + 3).map(&:day).join(" ")
begin
  Date.new(2023, 2, 30)
rescue Date::Error => e
  puts e.message
end
begin
  Time.parse("nonsense")
rescue ArgumentError => e
  puts e.message
end
p (Date.new(2024, 1, 1)..Date.new(2024, 12, 31)).count(&:sunday?), d.step(d + 60, 30).map(&:to_s), Date.new(2024, 3, 31).prev_month, DateTime.new(2024, 1, 2, 3, 4, 5).to_s, d === DateTime.new(2024, 1, 31, 5), d.upto(d + 2).to_a.size
def easter(y)
  a, b, c = y % 19, y / 100, y % 100
  d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
  e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7
  f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114
  Date.new(y, f / 31, f % 31 + 1)
end
puts easter(2024), easter(2025), (1..12).count { |m| Date.new(2024, m, 13).friday? }
puts (1..29).each_slice(7).map { |w| w.map { |x| x.to_s.rjust(2) }.join(" ") }
