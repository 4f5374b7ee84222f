import io
import re
import unittest
from unittest import mock


class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()


class StackTest(unittest.TestCase):
    def setUp(self):
        self.stack = Stack()

    def test_pops_in_reverse(self):
        self.stack.push(1)
        self.stack.push(2)
        self.assertEqual([self.stack.pop(), self.stack.pop()], [2, 1])

    def test_empty_raises(self):
        with self.assertRaisesRegex(IndexError, "empty"):
            self.stack.pop()

    def test_wrong(self):
        self.assertEqual(1 + 1, 3, "arithmetic")

    @unittest.expectedFailure
    def test_expected_to_fail(self):
        self.fail()

    def test_mocked(self):
        listener = mock.Mock(return_value=7)
        self.assertEqual(listener("a", b=1), 7)
        listener.assert_called_once_with("a", b=1)


stream = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(StackTest)
result = unittest.TextTestRunner(stream, verbosity=0).run(suite)
print(result.testsRun, len(result.failures), len(result.errors), len(result.expectedFailures), result.wasSuccessful())
print(result.failures[0][0].id(), result.failures[0][1].splitlines()[-1])
print(re.search(r"FAILED.*", stream.getvalue())[0])
