# Templates by ERB, with helpers, loops and escapes.
require "erb"
Item = Struct.new(:name, :price)
class Page
  include ERB::Util
  def initialize(title, items) = (@title, @items = title, items)
  def money(x) = format("%.2f €", x)
  def render(text) = ERB.new(text, trim_mode: "-").result(binding)
end
puts Page.new("Prices & <more>", [Item.new("tea", 2.5), Item.new("\"cake\"", 4)]).render(<<~TEMPLATE)
  <h1><%= h @title %></h1>
  <%- @items.each_with_index do |item, i| -%>
  <li class="<%= i.even? ? "even" : "odd" %>"><%= h item.name %>: <%= money(item.price) %></li>
  <%- end -%>
  <%# a remark %>
  <p><%= @items.sum(&:price) %> <%% not code %></p>
TEMPLATE
puts ERB.new("x = <%= x %>, <%= [1, 2].map { |n| n * x }.inspect %>").result_with_hash(x: 21), ERB::Util.url_encode("a b&ü"), ERB::Util.html_escape("<a href='x'>")
begin
  ERB.new("<%= nothing_there %>").result
rescue NameError => e
  puts e.message[/undefined local variable or method `nothing_there'/]
end
