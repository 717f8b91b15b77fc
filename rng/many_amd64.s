#include "textflag.h"

// Four counters, a word to a register: w x y z. One round of philox.go, with
// the keys in Y10 and Y11 and the multipliers in Y8 and Y9. Only the lower half
// of each 64 bits counts.
#define ROUND(w, x, y, z) \
	VPMULUDQ Y8, w, Y14  \
	VPMULUDQ Y9, y, Y15  \
	VPXOR    Y10, x, w   \
	VPSRLQ   $32, Y15, y \
	VPXOR    y, w, w     \
	VMOVDQA  Y15, x      \
	VPXOR    Y11, z, z   \
	VPSRLQ   $32, Y14, y \
	VPXOR    z, y, y     \
	VMOVDQA  Y14, z

// A round of both sets of four, then the step of the key.
#define ROUNDS \
	ROUND(Y0, Y1, Y2, Y3) \
	ROUND(Y4, Y5, Y6, Y7) \
	VPADDD Y12, Y10, Y10  \
	VPADDD Y13, Y11, Y11

// Puts the words of four counters together and stores their blocks.
#define STORE(w, x, y, z, at) \
	VPSLLQ       $32, x, x            \
	VPBLENDD     $0xAA, x, w, w       \
	VPSLLQ       $32, z, z            \
	VPBLENDD     $0xAA, z, y, y       \
	VPUNPCKLQDQ  y, w, Y14            \
	VPUNPCKHQDQ  y, w, Y15            \
	VMOVDQU      X14, (at+0)(DI)      \
	VMOVDQU      X15, (at+16)(DI)     \
	VEXTRACTI128 $1, Y14, (at+32)(DI) \
	VEXTRACTI128 $1, Y15, (at+48)(DI)

// func eight(to *Block, agents *uint32, n int, key *[2]uint32, rest *[3]uint32)
TEXT ·eight(SB), NOSPLIT, $0-40
	MOVQ to+0(FP), DI
	MOVQ agents+8(FP), SI
	MOVQ n+16(FP), CX
	MOVQ key+24(FP), R8
	MOVQ rest+32(FP), R9

	// mul0, mul1, step0, step1 of philox.go
	MOVL         $0xD2511F53, AX
	VMOVD        AX, X8
	VPBROADCASTD X8, Y8
	MOVL         $0xCD9E8D57, AX
	VMOVD        AX, X9
	VPBROADCASTD X9, Y9
	MOVL         $0x9E3779B9, AX
	VMOVD        AX, X12
	VPBROADCASTD X12, Y12
	MOVL         $0xBB67AE85, AX
	VMOVD        AX, X13
	VPBROADCASTD X13, Y13

loop:
	VPMOVZXDQ    0(SI), Y0
	VPMOVZXDQ    16(SI), Y4
	VPBROADCASTD 0(R9), Y1
	VPBROADCASTD 4(R9), Y2
	VPBROADCASTD 8(R9), Y3
	VMOVDQA      Y1, Y5
	VMOVDQA      Y2, Y6
	VMOVDQA      Y3, Y7
	VPBROADCASTD 0(R8), Y10
	VPBROADCASTD 4(R8), Y11
	ROUNDS
	ROUNDS
	ROUNDS
	ROUNDS
	ROUNDS
	ROUNDS
	ROUNDS
	ROUNDS
	ROUNDS
	ROUND(Y0, Y1, Y2, Y3)
	ROUND(Y4, Y5, Y6, Y7)
	STORE(Y0, Y1, Y2, Y3, 0)
	STORE(Y4, Y5, Y6, Y7, 64)
	ADDQ $32, SI
	ADDQ $128, DI
	SUBQ $8, CX
	JNZ  loop
	VZEROUPPER
	RET
