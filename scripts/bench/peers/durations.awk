# The questions of a report in awk: run with the log as its only file and `scratch` as a file that may be written.
# In awk the quote is the separator of fields; durations are sorted by `sort`, since mawk cannot.
BEGIN { FS = "\""; sorting = "LC_ALL=C sort -n -S1G > '" scratch "'" }
{
  split($1, head, " "); split($2, request, " "); split(request[2], path, "?"); split($3, answer, " ")
  status[answer[1]]++
  bytes += answer[2]
  client[head[1]]++
  paths[path[1]]++
  minute[substr(head[4], 2, 17)]++
  print $7 + 0 | sorting
  lines++
}
END {
  close(sorting)
  for (code in status) { print code, status[code]; if (code >= 500) errors += status[code] }
  for (each in minute) minutes++
  print "minutes", minutes
  top = "sort -rn | head -10"
  for (each in paths) print paths[each], each | top
  close(top)
  for (each in client) print client[each], each | top
  close(top)
  while ((getline micros < scratch) > 0) {
    seen++
    if (seen == int(lines * 0.5) + 1 || seen == int(lines * 0.95) + 1 || seen == int(lines * 0.99) + 1) print micros
  }
  printf "{\"requests\": %d, \"serverErrors\": %d, \"bytes\": %.0f}\n", lines, errors, bytes
}
