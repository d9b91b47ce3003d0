/* What Wine 8 lacks and every Go program for Windows loads: the part of
   bcryptprimitives.dll that gives random bytes. Built and used by .ci/check-windows. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID data, ULONG size); /* RtlGenRandom, which Wine has */

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) {
    return SystemFunction036(data, (ULONG)size);
}
