# What all C++ exceptions are thrown with: the compiler refers to it, and nothing defines it.
	.globl	__cpp_exception
	.tagtype	__cpp_exception i32
__cpp_exception:
