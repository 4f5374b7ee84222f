<?php
// Dates in UTC.
$t = gmmktime(12, 34, 56, 2, 29, 2024);
echo $t, ' ', date('Y-m-d H:i:s', $t), ' ', gmdate('D, d M Y H:i:s \G\M\T', $t), ' ', date('N jS z t L W o y n G g A e T P c U', $t), ' ', date(DATE_ATOM, 0), "\n";
$d = new DateTimeImmutable('2024-01-31 10:00:00 UTC');
foreach (['+1 month', 'last day of next month', 'first monday of january 2025', 'next friday', 'tomorrow noon', '-1 week', 'monday this week', '+2 weekdays', 'yesterday', '@86400', 'last day of february', 'saturday'] as $change) echo str_pad($change, 30), $d->modify($change)->format('Y-m-d H:i l'), "\n";
$diff = $d->diff(new DateTimeImmutable('2025-03-15 08:30:00 UTC'));
echo $diff->format('%R %y years %m months %d days %h:%I:%S, %a days'), ' ', $diff->invert, ' ', $diff->days, "\n";
foreach (new DatePeriod($d, new DateInterval('P1M'), 3) as $day) echo $day->format('Y-m-d '), '';
echo $d->add(new DateInterval('P1Y2M10DT2H30M'))->format('c'), ' ', $d->sub(DateInterval::createFromDateString('3 days'))->format('D d'), ' ', $d->setTime(23, 59)->setDate(2023, 2, 30)->format('Y-m-d H:i'), ' ', $d->setISODate(2024, 9)->format('Y-m-d'), "\n";
$p = DateTime::createFromFormat('d/m/Y H:i', '29/02/2024 15:30', new DateTimeZone('UTC')); echo $p->format(DATE_RFC2822), ' ', $p->getTimestamp(), ' ', $p > $d ? 'later' : 'earlier', ' ', var_export(DateTime::createFromFormat('Y-m-d', 'bad'), true), ' ', json_encode(DateTime::getLastErrors()['errors']), "\n";
var_dump(checkdate(2, 29, 2023), checkdate(2, 29, 2024), strtotime('2024-02-29 UTC'), strtotime('nonsense'), date('L', gmmktime(0, 0, 0, 1, 1, 1972)), date_parse('2024-02-30 25:00')['error_count'], (new DateTime('2024-05-01T10:00:00+02:00'))->getOffset(), (new DateTime('2024-05-01T10:00:00+02:00'))->setTimezone(new DateTimeZone('UTC'))->format('H:i e'));
$m = new DateTime('2024-03-31'); $c = clone $m; $m->modify('-1 month'); echo $m->format('m-d'), ' ', $c->format('m-d'), ' ', (new DateTime('2024-07-01 12:00', new DateTimeZone('Europe/Paris')))->format('c T I'), ' ', (new DateTime('2024-01-01', new DateTimeZone('America/New_York')))->getOffset() / 3600, ' ', idate('Y', 0), "\n";
var_dump(new DateInterval('P1DT12H') == null, $d); echo json_encode($d), "\n";
for ($m = 1, $n = 0; $m <= 12; $m++) if (date('N', gmmktime(0, 0, 0, $m, 13, 2024)) == 5) echo date('F ', gmmktime(0, 0, 0, $m, 13, 2024));
echo date('Y-m-d', easter(2024)), ' ', cal(2, 2024), "\n";
function easter(int $y): int { $a = $y % 19; $b = intdiv($y, 100); $c = $y % 100; $d = (19 * $a + $b - intdiv($b, 4) - intdiv($b - intdiv($b + 8, 25) + 1, 3) + 15) % 30; $e = (32 + 2 * ($b % 4) + 2 * intdiv($c, 4) - $d - $c % 4) % 7; $f = $d + $e - 7 * intdiv($a + 11 * $d + 22 * $e, 451) + 114; return gmmktime(0, 0, 0, intdiv($f, 31), $f % 31 + 1, $y); }
function cal(int $m, int $y): string { return date('t', gmmktime(0, 0, 0, $m, 1, $y)) . ' days'; }
