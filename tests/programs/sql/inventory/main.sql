-- A shop: orders, stock, a report, prices that changed.
create table product (id integer primary key, name text, stock int check (stock >= 0));
create table price (product int, since text, euros real);
create table orders (id integer primary key, product int, day text, n int);
insert into product values (1, 'tea', 100), (2, 'cake', 20), (3, 'salt', 5);
insert into price values (1, '2024-01-01', 2.5), (1, '2024-03-01', 3), (2, '2024-01-01', 4), (3, '2024-02-01', 0.75);
create trigger sold after insert on orders begin update product set stock = stock - new.n where id = new.product; end;
insert into orders (product, day, n) values (1, '2024-02-10', 10), (1, '2024-03-10', 20), (2, '2024-02-29', 5), (3, '2024-03-05', 2);
insert into orders (product, day, n) values (3, '2024-03-06', 50);
select name, stock from product order by name;
select o.id, name, day, n, (select euros from price p where p.product = o.product and since <= day order by since desc limit 1) as each from orders o join product on product.id = o.product order by day;
with sale as (select o.*, (select euros from price p where p.product = o.product and since <= day order by since desc limit 1) * n as euros from orders o)
select strftime('%Y-%m', day) as month, sum(euros) as income, round(100 * sum(euros) / (select sum(euros) from sale), 1) as percent, sum(sum(euros)) over (order by strftime('%Y-%m', day)) as running from sale group by 1;
select name, coalesce(sum(n), 0) as sold, iif(stock < 10, 'order more', 'fine') as note from product left join orders on orders.product = product.id group by product.id order by sold desc;
