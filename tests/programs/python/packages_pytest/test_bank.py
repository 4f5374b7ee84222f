import pytest

from bank import Account


@pytest.fixture
def account():
    return Account(100)


@pytest.mark.parametrize(("amount", "left"), [(0, 100), (30, 70), (100, 0)])
def test_withdraw(account, amount, left):
    assert account.withdraw(amount) == left


def test_not_enough(account):
    with pytest.raises(ValueError, match="not enough"):
        account.withdraw(101)


def test_printing(account, capsys, monkeypatch):
    monkeypatch.setattr(account, "balance", 5)
    print(account.balance)
    assert capsys.readouterr().out == "5\n"


@pytest.mark.skip(reason="later")
def test_later():
    pass


@pytest.mark.xfail
def test_known():
    assert 0.1 + 0.2 == 0.3


def test_fails(account):
    seen = {"balance": account.balance, "names": ["a", "b"]}
    assert seen == {"balance": 100, "names": ["a", "c"]}
