puts "loaded late"
class Later
  def when = "now"
end
