p ARGV, $0, $PROGRAM_NAME == __FILE__, ARGV.size
at_exit { puts "bye" }
exit 7
