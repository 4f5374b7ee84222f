function log(target: Function) {}
@log
class A {}
