# The kind of exception that a longjmp is: wasi-libc leaves it to whoever links.
	.tagtype	__c_longjmp i32
	.globl	__c_longjmp
__c_longjmp:
