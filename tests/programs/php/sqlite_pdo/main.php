<?php
// A table in memory by PDO: statements, transactions, fetch modes, errors.
$db = new PDO('sqlite::memory:');
$db->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
$db->exec('create table person (id integer primary key, name text unique not null, age int)');
$insert = $db->prepare('insert into person (name, age) values (:name, :age)');
foreach (['Ann' => 30, 'Bob' => 25, 'Zoë' => null] as $name => $age) $insert->execute(compact('name', 'age'));
echo $db->lastInsertId(), ' ', $db->query('select count(*) from person')->fetchColumn(), "\n";
foreach ($db->query('select * from person order by age desc', PDO::FETCH_ASSOC) as $row) echo json_encode($row, JSON_UNESCAPED_UNICODE), "\n";
echo json_encode($db->query('select name, age from person')->fetchAll(PDO::FETCH_KEY_PAIR), JSON_UNESCAPED_UNICODE), ' ', json_encode($db->query('select age is null, name from person')->fetchAll(PDO::FETCH_GROUP | PDO::FETCH_COLUMN), JSON_UNESCAPED_UNICODE), "\n";
class Person { public $id; public $name; public $age; public function hello() { return "I am $this->name"; } }
foreach ($db->query('select * from person limit 2')->fetchAll(PDO::FETCH_CLASS, Person::class) as $p) echo $p->hello(), "\n";
$db->beginTransaction();
try {
    $db->exec("insert into person (name) values ('Eve')");
    $db->exec("insert into person (name) values ('Ann')");
    $db->commit();
} catch (PDOException $e) {
    $db->rollBack();
    echo $e->getMessage(), ' ', $e->getCode(), "\n";
}
$find = $db->prepare('select name from person where age > ? and name like ? order by 1');
$find->execute([20, '%o%']);
var_dump($find->fetchAll(PDO::FETCH_COLUMN), $find->fetch(), $db->inTransaction(), (int) $db->query('select count(*) from person')->fetchColumn(), $db->exec('update person set age = coalesce(age, 0) + 1'));
$evil = "x' or '1'='1"; $find->execute([0, $evil]); echo count($find->fetchAll()), ' ', $db->quote("it's"), "\n";
try { $db->query('select * from nowhere'); } catch (PDOException $e) { echo $e->getMessage(), ' ', json_encode($e->errorInfo), "\n"; }
