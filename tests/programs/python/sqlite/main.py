import sqlite3

db = sqlite3.connect(":memory:")
db.row_factory = sqlite3.Row
db.executescript("""
    create table author (id integer primary key, name text not null unique);
    create table book (title text, year int, author int references author, price real);
""")
with db:
    db.executemany("insert into author(name) values (?)", [("Lem",), ("Le Guin",), ("Čapek",)])
    db.executemany("insert into book values (:t, :y, :a, :p)", [
        {"t": "Solaris", "y": 1961, "a": 1, "p": 8.5},
        {"t": "Cyberiad", "y": 1965, "a": 1, "p": 9.25},
        {"t": "R.U.R.", "y": 1920, "a": 3, "p": None},
        {"t": "The Dispossessed", "y": 1974, "a": 2, "p": 11},
    ])
for row in db.execute("select name, count(*) as n, avg(price) as mean from book join author on author.id = author group by name order by n desc, name"):
    print(row["name"], row["n"], row["mean"], row.keys())
print([tuple(row) for row in db.execute("with recursive f(a, b) as (select 0, 1 union all select b, a + b from f limit 10) select a from f")][-1])
db.create_function("shout", 1, lambda text: text.upper() + "!")
print(db.execute("select shout(title) from book where year between ? and ?", (1960, 1963)).fetchone()[0])
print([row[0] for row in db.execute("select title from book order by year").fetchmany(2)], db.total_changes)
try:
    with db:
        db.execute("delete from book")
        db.execute("insert into author(name) values ('Lem')")
except sqlite3.IntegrityError as error:
    print(error, db.execute("select count(*) from book").fetchone()[0])
for wrong in ("select nothing", "selec 1"):
    try:
        db.execute(wrong)
    except sqlite3.OperationalError as error:
        print(error)
disk = sqlite3.connect("file.db")
with disk:
    disk.execute("create table t (x blob)")
    disk.execute("insert into t values (?)", (b"\0\xff",))
disk.close()
print(sqlite3.connect("file.db").execute("select x, typeof(x), length(x) from t").fetchall())
